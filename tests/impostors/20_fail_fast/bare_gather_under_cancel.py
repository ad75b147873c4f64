"""left-running: a failure ends the others, but under a cancel nobody waits for the last of them."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def fail_fast(jobs: list[Callable[[], Awaitable[T]]]) -> list[T]:
    tasks = [asyncio.ensure_future(job()) for job in jobs]
    try:
        return await asyncio.gather(*tasks)
    except Exception:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
