"""wrong-error: op's own TimeoutError is taken for the deadline."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    try:
        return await asyncio.wait_for(op(), seconds)
    except TimeoutError:
        return None
    finally:
        await cleanup()
