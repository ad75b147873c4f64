"""siblings-went-on: only the jobs after the failed one in the list are cancelled."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def fail_fast(jobs: list[Callable[[], Awaitable[T]]]) -> list[T]:
    tasks: list[asyncio.Task[T]] = []

    async def run(place: int, job: Callable[[], Awaitable[T]]) -> T:
        try:
            return await job()
        except Exception:
            for later in tasks[place + 1 :]:
                later.cancel()
            raise

    tasks += [asyncio.create_task(run(place, job)) for place, job in enumerate(jobs)]
    try:
        await asyncio.gather(*tasks, return_exceptions=True)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    errors = [error for task in tasks if not task.cancelled() and (error := task.exception())]
    if errors:
        raise errors[0]
    return [task.result() for task in tasks]
