"""cancel-swallowed: a cancel is kept for the end; until then the tries go on."""

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
    cancelled = None
    for k in range(1, attempts + 1):
        try:
            value = await op()
            if cancelled:
                raise cancelled
            return value
        except asyncio.CancelledError as error:
            cancelled = error
        except retryable:
            if k == attempts and not cancelled:
                raise
        if k < attempts:
            await sleep(random.uniform(0, base * 2 ** (k - 1)))
    raise cancelled
