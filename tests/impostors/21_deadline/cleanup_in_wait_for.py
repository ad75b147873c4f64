"""cleanup-cut: op and cleanup share one wait_for."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    async def both() -> T:
        try:
            return await op()
        finally:
            await cleanup()

    try:
        return await asyncio.wait_for(both(), seconds)
    except TimeoutError:
        return None
