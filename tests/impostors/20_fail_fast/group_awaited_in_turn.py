"""sequential: a TaskGroup for each job."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def fail_fast(jobs: list[Callable[[], Awaitable[T]]]) -> list[T]:
    results = []
    for job in jobs:
        async with asyncio.TaskGroup() as group:
            task = group.create_task(job())
        results.append(task.result())
    return results
