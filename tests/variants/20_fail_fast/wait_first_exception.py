"""asyncio.wait until one fails, then cancel the others and gather them."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def fail_fast(jobs: list[Callable[[], Awaitable[T]]]) -> list[T]:
    if not jobs:
        return []
    tasks = [asyncio.ensure_future(job()) for job in jobs]
    try:
        done, _waiting = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    for task in done:
        task.result()
    return [task.result() for task in tasks]
