"""as_completed tells of the first failure; the rest are cancelled and awaited one by one."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def fail_fast(jobs: list[Callable[[], Awaitable[T]]]) -> list[T]:
    tasks = [asyncio.ensure_future(job()) for job in jobs]
    try:
        for done in asyncio.as_completed(tasks):
            await done
        return [task.result() for task in tasks]
    finally:
        for task in tasks:
            task.cancel()
        for task in tasks:
            try:
                await task
            except (Exception, asyncio.CancelledError):
                continue
