"""work-went-on: `if seconds > 0` leaves op without a deadline."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    try:
        async with asyncio.timeout(seconds if seconds > 0 else None) as limit:
            return await op()
    except TimeoutError:
        if limit.expired():
            return None
        raise
    finally:
        await cleanup()
