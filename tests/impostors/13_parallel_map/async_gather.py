"""one-at-a-time: coroutines share one thread, and `fn` never awaits, so each call keeps the loop to itself."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


async def call(fn: Callable[[T], R], item: T) -> R:
    return fn(item)


async def gathered(fn: Callable[[T], R], items: list[T]) -> list[R]:
    return await asyncio.gather(*(call(fn, item) for item in items))


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    return asyncio.run(gathered(fn, items))
