"""Count the tries, catch only what may be tried again, and wait a random part of a range that doubles.

Why it works: `except retryable` lets every other error pass, and a cancel as well: CancelledError is no Exception, so
not even `retryable=(Exception,)` would catch it. The last try stands behind the loop, where nothing catches its error
and nobody sleeps after it. The jitter spreads the clients out: with the full wait each time, all who failed together
come back together.

What else would: a `for` over all attempts that raises again when `k == attempts`; a recursion with one attempt less and
a base that is twice as large; a library such as tenacity, with `wait_random_exponential`.
"""

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
        raise ValueError(f"attempts must be at least 1, not {attempts}")
    for failures in range(attempts - 1):
        try:
            return await op()
        except retryable:
            await sleep(random.uniform(0, base * 2**failures))
    return await op()
