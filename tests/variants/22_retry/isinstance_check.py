"""Catches every Exception, and raises again what may not be tried again."""

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
    dice = random.SystemRandom()
    most = base
    while True:
        try:
            return await op()
        except Exception as error:
            attempts -= 1
            if not isinstance(error, retryable) or attempts == 0:
                raise
        await sleep(dice.uniform(0, most))
        most *= 2
