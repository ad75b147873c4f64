"""work-skipped: no job is ever called."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def fail_fast(jobs: list[Callable[[], Awaitable[T]]]) -> list[T]:
    return [None for _job in jobs]  # type: ignore[misc]
