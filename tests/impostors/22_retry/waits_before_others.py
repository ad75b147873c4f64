"""slept-for-nothing: an error that is not tried again comes after a wait."""

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
        except Exception as error:
            await sleep(random.uniform(0, base * 2**k))
            if not isinstance(error, retryable):
                raise
    return await op()
