"""wrong-count: the last try is left out."""

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
    last: Exception = ValueError("no try")
    for k in range(max(1, attempts - 1)):
        try:
            return await op()
        except retryable as error:
            last = error
            if k < attempts - 2:
                await sleep(random.uniform(0, base * 2**k))
    raise last
