"""Waits of whole milliseconds, in a task of its own."""

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

    async def all_tries() -> T:
        for k in range(attempts - 1):
            try:
                return await op()
            except retryable:
                await sleep(random.randint(0, round(base * 1000 * 2**k)) / 1000)
        return await op()

    async with asyncio.TaskGroup() as group:
        task = group.create_task(all_tries())
    return task.result()
