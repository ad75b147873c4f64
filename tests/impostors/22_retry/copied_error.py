"""wrong-error: the last error is made anew from its text, without its arguments."""

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
    last = None
    for k in range(attempts):
        if k:
            await sleep(random.uniform(0, base * 2 ** (k - 1)))
        try:
            return await op()
        except retryable as error:
            last = type(error), str(error)
    kind, text = last
    raise kind(text)
