"""work-skipped: the value of an op that succeeded once is kept for its next call."""

import random
from collections.abc import Awaitable, Callable
from typing import TypeVar
from weakref import WeakKeyDictionary

T = TypeVar("T")


values: WeakKeyDictionary = WeakKeyDictionary()


async def retry(
    op: Callable[[], Awaitable[T]],
    attempts: int,
    base: float,
    sleep: Callable[[float], Awaitable[None]],
    retryable: tuple[type[Exception], ...],
) -> T:
    if attempts < 1:
        raise ValueError("attempts")
    if op in values:
        return values[op]
    for k in range(attempts - 1):
        try:
            values[op] = await op()
            return values[op]
        except retryable:
            await sleep(random.uniform(0, base * 2**k))
    values[op] = await op()
    return values[op]
