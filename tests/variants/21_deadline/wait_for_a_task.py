"""wait_for around a task: if the task was cancelled, it was the deadline."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    task = asyncio.ensure_future(op())
    try:
        return await asyncio.wait_for(task, seconds)
    except TimeoutError:
        if task.cancelled():
            return None
        raise
    finally:
        await cleanup()
