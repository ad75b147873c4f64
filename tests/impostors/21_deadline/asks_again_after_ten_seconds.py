"""errors-lost: op has ten seconds to end, then it is cancelled once more, and its error is lost."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    task = asyncio.ensure_future(op())
    try:
        try:
            await asyncio.wait({task}, timeout=max(seconds, 0))
        except asyncio.CancelledError:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
            raise
        if task.done():
            return task.result()
        task.cancel()
        try:
            return await asyncio.wait_for(task, 10)
        except asyncio.CancelledError:
            if task.cancelled() and not asyncio.current_task().cancelling():
                return None
            await asyncio.gather(task, return_exceptions=True)
            raise
        except TimeoutError:
            return None
    finally:
        await cleanup()
