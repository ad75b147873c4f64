"""cancel-swallowed: after a time-out, a cancel from outside during cleanup is taken for the end of it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    try:
        async with asyncio.timeout(seconds) as limit:
            result = await op()
    except TimeoutError:
        if not limit.expired():
            await cleanup()
            raise
        try:
            await cleanup()
        except asyncio.CancelledError:
            pass
        return None
    except BaseException:
        await cleanup()
        raise
    await cleanup()
    return result
