"""given-sleep-unused: another sleep, a second longer, beside the given one."""

import asyncio
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
    for k in range(attempts - 1):
        try:
            return await op()
        except retryable:
            seconds = random.uniform(0, base * 2**k)
            await asyncio.gather(sleep(seconds), asyncio.sleep(seconds + 1))
    return await op()
