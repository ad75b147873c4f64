"""A TaskGroup is just this: the first failure cancels the other tasks, and the `async with` waits for all of them.

Why it works: leaving the block means that every task of the group has ended, whatever happened: all succeeded, one
failed, or a cancel came from outside. A failure comes out in an ExceptionGroup, because several may fail while they are
being ended. The tasks are kept in order, so the results are, too.

What else would: `asyncio.wait(tasks, return_when=FIRST_EXCEPTION)` in a `try`, whose `finally` cancels every task and
then awaits all of them with `asyncio.gather(*tasks, return_exceptions=True)`. To cancel is only to ask: a task ends
when its cleanup has run, so whoever cancels has to wait as well. `gather` alone cancels nobody when one fails.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def fail_fast(jobs: list[Callable[[], Awaitable[T]]]) -> list[T]:
    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(run(job)) for job in jobs]
    return [task.result() for task in tasks]


async def run(job: Callable[[], Awaitable[T]]) -> T:
    return await job()
