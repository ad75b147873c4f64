"""work-skipped: a list of the right length, and `work` is never called."""

import asyncio
from collections.abc import Callable


async def async_cpu(items: list[int], work: Callable[[int], int], workers: int) -> list[int]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    await asyncio.sleep(0)
    return [item * item for item in items]
