"""cleanup-twice: the branch for a cancel cleans up, and so does the finally."""

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
    except asyncio.CancelledError:
        await cleanup()
        raise
    finally:
        await cleanup()
