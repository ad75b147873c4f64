"""cleanup-cut: after a cancel from outside cleanup runs inside the deadline, which ends it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    try:
        async with asyncio.timeout(seconds) as limit:
            try:
                result = await op()
            except asyncio.CancelledError:
                await cleanup()
                raise
    except TimeoutError:
        if limit.expired():
            return None
        await cleanup()
        raise
    except Exception:
        await cleanup()
        raise
    await cleanup()
    return result
