"""waited-for-all: the exceptions come back among the results, when all have ended."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def fail_fast(jobs: list[Callable[[], Awaitable[T]]]) -> list[T]:
    return await asyncio.gather(*(job() for job in jobs), return_exceptions=True)
