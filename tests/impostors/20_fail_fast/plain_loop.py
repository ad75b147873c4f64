"""sequential: each job is awaited before the next one begins."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def fail_fast(jobs: list[Callable[[], Awaitable[T]]]) -> list[T]:
    return [await job() for job in jobs]
