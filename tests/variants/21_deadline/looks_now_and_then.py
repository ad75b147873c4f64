"""It looks ten times a second whether op has ended."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    loop = asyncio.get_running_loop()
    end, task = loop.time() + seconds, asyncio.ensure_future(op())
    try:
        while True:
            if task.done() or loop.time() >= end:
                break
            await asyncio.sleep(0.1)
    finally:
        if not task.done():
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        await cleanup()
    return None if task.cancelled() else task.result()
