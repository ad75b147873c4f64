"""cleanup-twice: once for the time-out, and once more in the finally."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    try:
        async with asyncio.timeout(seconds) as limit:
            return await op()
    except TimeoutError:
        if not limit.expired():
            raise
        await cleanup()
        return None
    finally:
        await cleanup()
