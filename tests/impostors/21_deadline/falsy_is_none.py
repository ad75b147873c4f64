"""wrong-result: a result of 0 becomes None."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    try:
        async with asyncio.timeout(seconds) as limit:
            return (await op()) or None
    except TimeoutError:
        if limit.expired():
            return None
        raise
    finally:
        await cleanup()
