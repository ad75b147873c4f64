"""cancel-swallowed: a cancel from outside is taken for the deadline."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    task = asyncio.ensure_future(op())
    try:
        return await asyncio.wait_for(task, seconds)
    except (TimeoutError, asyncio.CancelledError):
        if task.cancelled():
            return None
        raise
    finally:
        await cleanup()
