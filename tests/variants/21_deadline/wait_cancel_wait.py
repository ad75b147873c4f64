"""asyncio.wait, and a cancel that is awaited on every way out."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    task = asyncio.ensure_future(op())
    try:
        await asyncio.wait({task}, timeout=max(seconds, 0))
    finally:
        task.cancel()
        await asyncio.wait({task})
        await cleanup()
    return None if task.cancelled() else task.result()
