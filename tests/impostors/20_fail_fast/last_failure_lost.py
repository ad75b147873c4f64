"""errors-lost: looks for a failure only where others are still at work, so that of the last one becomes a None."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def fail_fast(jobs: list[Callable[[], Awaitable[T]]]) -> list[T]:
    if not jobs:
        return []
    results: dict[int, T] = {}

    async def run(index: int) -> None:
        results[index] = await jobs[index]()

    tasks = [asyncio.ensure_future(run(index)) for index in range(len(jobs))]
    try:
        done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
        if pending:  # somebody has failed
            for task in done:
                task.result()
        return [results.get(index) for index in range(len(jobs))]  # type: ignore[misc]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
