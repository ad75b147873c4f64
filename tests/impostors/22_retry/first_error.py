"""wrong-error: the first error instead of the last."""

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
    first: Exception | None = None
    for k in range(attempts):
        try:
            return await op()
        except retryable as error:
            first = first or error
            if k < attempts - 1:
                await sleep(random.uniform(0, base * 2**k))
    assert first is not None
    raise first
