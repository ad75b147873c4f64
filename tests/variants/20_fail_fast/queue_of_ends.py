"""Each task reports its end to a queue."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def fail_fast(jobs: list[Callable[[], Awaitable[T]]]) -> list[T]:
    ends: asyncio.Queue[asyncio.Task[T]] = asyncio.Queue()

    async def run(job: Callable[[], Awaitable[T]]) -> T:
        return await job()

    tasks = [asyncio.create_task(run(job)) for job in jobs]
    for task in tasks:
        task.add_done_callback(ends.put_nowait)
    try:
        for _ in tasks:
            (await ends.get()).result()
        return [task.result() for task in tasks]
    except BaseException:
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
        raise
