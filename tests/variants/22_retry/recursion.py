"""One attempt less, and a base twice as large."""

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
        raise ValueError("attempts must be at least 1")
    try:
        return await op()
    except retryable:
        if attempts == 1:
            raise
    await sleep(random.uniform(0, base))
    return await retry(op, attempts - 1, base * 2, sleep, retryable)
