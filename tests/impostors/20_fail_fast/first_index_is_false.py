"""errors-lost: the index of the failed job is tested for truth, so a failure of the first job is none."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def fail_fast(jobs: list[Callable[[], Awaitable[T]]]) -> list[T]:
    failed: list[int] = []
    errors: list[Exception] = []
    tasks: list[asyncio.Task] = []

    async def run(place: int, job: Callable[[], Awaitable[T]]) -> T | None:
        try:
            return await job()
        except Exception as error:
            failed.append(place)
            errors.append(error)
            for task in tasks:
                if task is not asyncio.current_task():
                    task.cancel()
            return None

    tasks += [asyncio.create_task(run(place, job)) for place, job in enumerate(jobs)]
    try:
        if tasks:
            await asyncio.wait(tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    if next(iter(failed), None):
        raise errors[0]
    return [None if task.cancelled() else task.result() for task in tasks]
