"""wrong-backoff: two calls at once count their failures together."""

import random
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


failures = 0


async def retry(
    op: Callable[[], Awaitable[T]],
    attempts: int,
    base: float,
    sleep: Callable[[float], Awaitable[None]],
    retryable: tuple[type[Exception], ...],
) -> T:
    global failures
    if attempts < 1:
        raise ValueError("attempts")
    failures = 0
    for _ in range(attempts - 1):
        try:
            return await op()
        except retryable:
            failures += 1
        await sleep(random.uniform(0, base * 2 ** (failures - 1)))
    return await op()
