"""cleanup-skipped: after an error of op nobody cleans up."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    result = None
    try:
        async with asyncio.timeout(seconds) as limit:
            result = await op()
    except TimeoutError:
        if not limit.expired():
            raise
    await cleanup()
    return result
