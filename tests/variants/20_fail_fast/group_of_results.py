"""A TaskGroup whose tasks put their results in their place."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def fail_fast(jobs: list[Callable[[], Awaitable[T]]]) -> list[T]:
    results: list[T | None] = [None] * len(jobs)

    async def put(n: int) -> None:
        results[n] = await jobs[n]()

    async with asyncio.TaskGroup() as group:
        for n in range(len(jobs)):
            group.create_task(put(n))
    return results  # type: ignore[return-value]
