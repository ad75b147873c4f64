"""no-jitter: the last hundredth of the range only."""

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
    for k in range(attempts - 1):
        try:
            return await op()
        except retryable:
            await sleep(random.uniform(0.99, 1) * base * 2**k)
    return await op()
