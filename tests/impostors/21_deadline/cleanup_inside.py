"""cleanup-cut: cleanup stands inside the deadline, and is cut by it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    try:
        async with asyncio.timeout(seconds) as limit:
            try:
                return await op()
            finally:
                await cleanup()
    except TimeoutError:
        if limit.expired():
            return None
        raise
