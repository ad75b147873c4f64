"""cancel-swallowed: cancelled while it waits, it tries once more, and raises only if that fails."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def retry(
    op: Callable[[], Awaitable[T]],
    attempts: int,
    base: float,
    sleep: Callable[[float], Awaitable[None]],
    retryable: tuple[type[Exception], ...],
) -> T:
    if attempts < 1:
        raise ValueError("attempts")
    for k in range(attempts - 1):
        try:
            return await op()
        except retryable:
            try:
                await sleep(random.uniform(0, base * 2**k))
            except asyncio.CancelledError:
                try:
                    return await op()
                except retryable:
                    raise asyncio.CancelledError from None
    return await op()
