"""work-went-on: the time is looked at when op has ended."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    loop = asyncio.get_running_loop()
    begun = loop.time()
    try:
        result = await op()
    finally:
        await cleanup()
    return result if loop.time() - begun < seconds + 2 else None
