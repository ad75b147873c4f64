"""A loop over all attempts that raises again after the last."""

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
    for k in range(1, attempts + 1):
        try:
            return await op()
        except retryable:
            if k == attempts:
                raise
            await sleep(random.random() * base * 2 ** (k - 1))
    raise AssertionError("not reached")
