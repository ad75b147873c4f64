"""one-at-a-time: needs gil: asyncio.to_thread is a thread like any other."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


async def gathered(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    slots = asyncio.Semaphore(workers)

    async def one(item: T) -> R:
        async with slots:
            return await asyncio.to_thread(fn, item)

    return await asyncio.gather(*(one(item) for item in items))


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    return asyncio.run(gathered(fn, items, workers))
