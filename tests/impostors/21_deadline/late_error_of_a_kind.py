"""errors-lost: an OSError with which op answers its cancel gives None."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    task = asyncio.ensure_future(op())
    try:
        try:
            done, _ = await asyncio.wait({task}, timeout=max(seconds, 0))
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        if task.cancelled():
            return None
        if not done and isinstance(task.exception(), OSError):
            return None
        return task.result()
    finally:
        await cleanup()
