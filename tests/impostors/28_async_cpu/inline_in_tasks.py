"""loop-blocked: a task for each item, and each computes on the loop."""

import asyncio
from collections.abc import Callable


async def async_cpu(items: list[int], work: Callable[[int], int], workers: int) -> list[int]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")

    async def one(item: int) -> int:
        return work(item)

    return await asyncio.gather(*(one(item) for item in items))
