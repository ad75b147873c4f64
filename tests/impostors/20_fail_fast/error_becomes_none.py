"""errors-lost: each job's failure is turned into None."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def fail_fast(jobs: list[Callable[[], Awaitable[T]]]) -> list[T]:
    async def run(job: Callable[[], Awaitable[T]]) -> T | None:
        try:
            return await job()
        except ValueError:
            return None

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(run(job)) for job in jobs]
    return [task.result() for task in tasks]  # type: ignore[misc]
