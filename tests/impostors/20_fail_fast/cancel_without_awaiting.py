"""left-running: the others are cancelled, and nobody waits for their end."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def fail_fast(jobs: list[Callable[[], Awaitable[T]]]) -> list[T]:
    tasks = [asyncio.ensure_future(job()) for job in jobs]
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        raise
