"""for/else: the error of the last try is kept and raised at the end."""

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
    last: Exception | None = None
    for k in range(attempts):
        if last is not None:
            await sleep(random.uniform(0, base * 2 ** (k - 1)))
        try:
            value = await op()
        except retryable as error:
            last = error
        else:
            return value
    assert last is not None
    raise last
