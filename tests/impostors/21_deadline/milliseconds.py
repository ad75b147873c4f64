"""wrong-result: the seconds are taken for milliseconds, and op is cancelled at once."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    try:
        async with asyncio.timeout(seconds / 1000) as limit:
            return await op()
    except TimeoutError:
        if limit.expired():
            return None
        raise
    finally:
        await cleanup()
