"""wrong-result: results in a dict by their job, so a job that stands in the list twice gives its last one twice."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def fail_fast(jobs: list[Callable[[], Awaitable[T]]]) -> list[T]:
    results: dict[Callable[[], Awaitable[T]], T] = {}

    async def run(job: Callable[[], Awaitable[T]]) -> None:
        results[job] = await job()

    tasks = [asyncio.create_task(run(job)) for job in jobs]
    try:
        for earliest in asyncio.as_completed(tasks):
            await earliest
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    return [results[job] for job in jobs]
