"""waited-for-all: a TimeoutError of a job cancels nobody; it is raised when all have ended."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def fail_fast(jobs: list[Callable[[], Awaitable[T]]]) -> list[T]:
    slow: list[TimeoutError] = []

    async def run(job: Callable[[], Awaitable[T]]) -> T | None:
        try:
            return await job()
        except TimeoutError as error:
            slow.append(error)
            return None

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(run(job)) for job in jobs]
    if slow:
        raise slow[0]
    return [task.result() for task in tasks]
