"""errors-lost: an error that op raises as it is cancelled is thrown away."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    task = asyncio.ensure_future(op())
    try:
        done, _late = await asyncio.wait({task}, timeout=max(seconds, 0))
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        await cleanup()
    return task.result() if done else None
