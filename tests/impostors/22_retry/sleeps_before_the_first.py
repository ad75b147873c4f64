"""slept-for-nothing: it waits before every try."""

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
    for k in range(attempts):
        await sleep(random.uniform(0, base * 2**k))
        try:
            return await op()
        except retryable:
            if k == attempts - 1:
                raise
    raise AssertionError("not reached")
