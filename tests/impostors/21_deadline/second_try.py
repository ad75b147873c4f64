"""wrong-result: an op that fails is begun again, as long as there is time."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    try:
        async with asyncio.timeout(seconds) as limit:
            try:
                return await op()
            except Exception:
                return await op()
    except TimeoutError:
        if limit.expired():
            return None
        raise
    finally:
        await cleanup()
