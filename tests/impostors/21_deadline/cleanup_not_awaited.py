"""cleanup-cut: a task for the cleanup, which nobody awaits."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")

background: set[asyncio.Future[None]] = set()


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    try:
        async with asyncio.timeout(seconds) as limit:
            return await op()
    except TimeoutError:
        if limit.expired():
            return None
        raise
    finally:
        background.add(asyncio.ensure_future(cleanup()))
