"""limit-too-low: a semaphore lets sixteen of them work."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def fail_fast(jobs: list[Callable[[], Awaitable[T]]]) -> list[T]:
    turn = asyncio.Semaphore(16)

    async def run(job: Callable[[], Awaitable[T]]) -> T:
        async with turn:
            return await job()

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(run(job)) for job in jobs]
    return [task.result() for task in tasks]
