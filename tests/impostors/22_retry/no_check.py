"""wrong-result: no attempts are no failure."""

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
    for k in range(attempts):
        try:
            return await op()
        except retryable:
            if k == attempts - 1:
                raise
            await sleep(random.uniform(0, base * 2**k))
    return None  # type: ignore[return-value]
