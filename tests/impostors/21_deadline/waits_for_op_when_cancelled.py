"""work-went-on: cancelled from outside, it lets op run to its end, and only then raises."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    task = asyncio.ensure_future(op())
    try:
        await asyncio.wait({task}, timeout=max(seconds, 0))
        if not task.done():
            task.cancel()
            await asyncio.wait({task})
        return None if task.cancelled() else task.result()
    except asyncio.CancelledError:
        if not task.done():
            await asyncio.wait({task})
        raise
    finally:
        await cleanup()
