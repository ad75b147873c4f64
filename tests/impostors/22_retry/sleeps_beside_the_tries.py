"""given-sleep-unused: the wait is begun in a task, and the next try does not wait for it."""

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
    naps = []
    try:
        for k in range(attempts - 1):
            try:
                return await op()
            except retryable:
                naps.append(asyncio.ensure_future(sleep(random.uniform(0, base * 2**k))))
                await asyncio.sleep(0)
        return await op()
    finally:
        for nap in naps:
            nap.cancel()
        await asyncio.gather(*naps, return_exceptions=True)
