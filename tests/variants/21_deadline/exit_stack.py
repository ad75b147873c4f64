"""An exit stack holds the cleanup, and op is not begun when there is no time."""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    async with contextlib.AsyncExitStack() as stack:
        stack.push_async_callback(cleanup)
        if seconds <= 0:
            return None
        limit = asyncio.timeout_at(asyncio.get_running_loop().time() + seconds)
        try:
            async with limit:
                return await op()
        except TimeoutError:
            if not limit.expired():
                raise
    return None
