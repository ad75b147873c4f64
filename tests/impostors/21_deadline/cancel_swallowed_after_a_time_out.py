"""cancel-swallowed: while a late op is ending, a cancel from outside is passed over."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    task = asyncio.ensure_future(op())
    try:
        if await in_time(task, seconds):
            return task.result()
        task.cancel()
        while not task.done():
            try:
                await asyncio.wait([task])
            except asyncio.CancelledError:
                continue
        return None if task.cancelled() else task.result()
    finally:
        await cleanup()


async def in_time(task: asyncio.Future[T], seconds: float) -> bool:
    try:
        await asyncio.wait([task], timeout=max(seconds, 0))
    except asyncio.CancelledError:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        raise
    return task.done()
