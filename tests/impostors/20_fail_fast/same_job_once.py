"""work-skipped: tasks in a dict by their job, so a job that stands in the list twice is called once."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def fail_fast(jobs: list[Callable[[], Awaitable[T]]]) -> list[T]:
    async with asyncio.TaskGroup() as group:
        started = {job: group.create_task(job()) for job in dict.fromkeys(jobs)}
    return [started[job].result() for job in jobs]
