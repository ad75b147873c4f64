"""cleanup-skipped: `except Exception` does not see a cancel."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    try:
        async with asyncio.timeout(seconds) as limit:
            result = await op()
    except TimeoutError:
        await cleanup()
        if limit.expired():
            return None
        raise
    except Exception:
        await cleanup()
        raise
    await cleanup()
    return result
