"""errors-lost: op is cancelled until it has ended, so it cannot raise its error any more."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    task = asyncio.ensure_future(op())
    try:
        try:
            await asyncio.wait([task], timeout=max(seconds, 0))
            late = not task.done()
        finally:
            while not task.done():
                task.cancel()
                await asyncio.wait([task], timeout=0.01)
        return None if late and task.cancelled() else task.result()
    finally:
        await cleanup()
