"""work-went-on: cleanup is begun together with op."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    cleaning = asyncio.ensure_future(cleanup())
    try:
        async with asyncio.timeout(seconds) as limit:
            return await op()
    except TimeoutError:
        if limit.expired():
            return None
        raise
    finally:
        await cleaning
