"""returned-early: the tasks are made, and what they will give is not waited for."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def fail_fast(jobs: list[Callable[[], Awaitable[T]]]) -> list[T]:
    tasks = [asyncio.ensure_future(job()) for job in jobs]
    await asyncio.sleep(0)
    return [task.result() if task.done() else None for task in tasks]  # type: ignore[misc]
