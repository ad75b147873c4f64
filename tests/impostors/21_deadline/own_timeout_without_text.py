"""wrong-error: a TimeoutError of op without a text is taken for that of the deadline."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    try:
        async with asyncio.timeout(seconds):
            return await op()
    except TimeoutError as error:
        if not error.args:  # the deadline's says nothing
            return None
        raise
    finally:
        await cleanup()
