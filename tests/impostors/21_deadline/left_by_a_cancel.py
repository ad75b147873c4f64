"""work-went-on: a cancel from outside ends the waiting only, and cleanup begins while op works."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    task = asyncio.ensure_future(op())
    try:
        done, _late = await asyncio.wait({task}, timeout=max(seconds, 0))
        if not done:
            task.cancel()
            await asyncio.wait({task})
        return None if task.cancelled() else task.result()
    finally:
        await cleanup()
