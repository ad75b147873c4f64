"""left-running: a cancel from outside cancels op, and does not wait until it has tidied up."""

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
        raise ValueError("attempts")
    for k in range(attempts):
        task = asyncio.ensure_future(op())
        try:
            await asyncio.wait({task})
        except asyncio.CancelledError:
            task.cancel()
            raise
        try:
            return task.result()
        except retryable:
            if k + 1 == attempts:
                raise
        await sleep(random.uniform(0, base * 2**k))
    raise AssertionError
