"""work-went-on: after the cancel op has ten seconds to end; then cleanup begins all the same."""

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
        if not task.done():
            task.cancel()
            try:
                await asyncio.wait({task}, timeout=10)
            except asyncio.CancelledError:
                await asyncio.gather(task, return_exceptions=True)
                raise
        if not task.done():
            task.add_done_callback(lambda ended: ended.cancelled() or ended.exception())
            return None
        return None if task.cancelled() else task.result()
    finally:
        await cleanup()
