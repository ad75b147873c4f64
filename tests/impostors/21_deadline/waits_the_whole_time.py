"""too-slow: a value in time is given back at the deadline only."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    task = asyncio.ensure_future(op())
    try:
        await asyncio.sleep(max(seconds, 0))
    finally:
        if not task.done():
            task.cancel()
        await asyncio.wait([task])
        await cleanup()
    return None if task.cancelled() else task.result()
