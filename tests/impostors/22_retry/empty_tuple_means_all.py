"""retried-permanent: no retryable types are taken for all of them."""

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
    kinds = retryable or (Exception,)
    for k in range(attempts - 1):
        try:
            return await op()
        except kinds:
            await sleep(random.uniform(0, base * 2**k))
    return await op()
