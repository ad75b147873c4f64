"""cleanup-twice: cancelled from outside while op tidies up after the time-out, it cleans up once more."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    try:
        async with asyncio.timeout(seconds) as limit:
            result = await op()
    except TimeoutError:
        try:
            await cleanup()
        except asyncio.CancelledError:
            await cleanup()
            raise
        if limit.expired():
            return None
        raise
    except BaseException:
        await cleanup()
        raise
    await cleanup()
    return result
