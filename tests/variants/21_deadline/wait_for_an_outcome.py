"""wait_for around op, whose own error travels as a value."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    async def outcome() -> tuple[T | None, Exception | None]:
        try:
            return await op(), None
        except Exception as error:
            return None, error

    try:
        value, error = await asyncio.wait_for(outcome(), timeout=seconds)
    except TimeoutError:
        return None
    finally:
        await cleanup()
    if error is not None:
        raise error
    return value
