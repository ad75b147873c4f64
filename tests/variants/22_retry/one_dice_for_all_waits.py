"""One random part, used for every range of the same call; a group around the last error."""

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
    part = random.random()
    failures: list[Exception] = []
    while len(failures) < attempts:
        if failures:
            await sleep(part * base * 2 ** (len(failures) - 1))
        try:
            return await op()
        except retryable as error:
            failures.append(error)
    raise ExceptionGroup("no try succeeded", failures[-1:])
