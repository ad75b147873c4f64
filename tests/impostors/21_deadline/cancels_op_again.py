"""left-running: cancelled from outside, it cancels op once more, which cuts short what op tidies up."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    task = asyncio.ensure_future(op())
    try:
        done, _ = await asyncio.wait({task}, timeout=max(seconds, 0))
        if not done:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        return None if task.cancelled() else task.result()
    except asyncio.CancelledError:
        task.cancel()
        try:
            await asyncio.wait_for(task, 0.1)
        except (asyncio.CancelledError, TimeoutError):
            pass
        raise
    finally:
        await cleanup()
