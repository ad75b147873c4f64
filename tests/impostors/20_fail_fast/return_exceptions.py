"""waited-for-all: gather with return_exceptions waits until the last has ended."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def fail_fast(jobs: list[Callable[[], Awaitable[T]]]) -> list[T]:
    results = await asyncio.gather(*(job() for job in jobs), return_exceptions=True)
    for result in results:
        if isinstance(result, BaseException):
            raise result
    return results
