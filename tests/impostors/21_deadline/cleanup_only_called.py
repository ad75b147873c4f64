"""cleanup-skipped: a call without await only makes a coroutine."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    try:
        async with asyncio.timeout(seconds) as limit:
            return await op()
    except TimeoutError:
        if limit.expired():
            return None
        raise
    finally:
        cleanup()
