"""limit-too-low: each job begins a tenth of a second after the one before."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def fail_fast(jobs: list[Callable[[], Awaitable[T]]]) -> list[T]:
    async def run(place: int, job: Callable[[], Awaitable[T]]) -> T:
        await asyncio.sleep(0.1 * place)
        return await job()

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(run(place, job)) for place, job in enumerate(jobs)]
    return [task.result() for task in tasks]
