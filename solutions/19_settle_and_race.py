"""`asyncio.wait` tells which tasks have ended, without raising what they raised; a `finally` ends all the others.

Why it works: FIRST_COMPLETED returns at each end, so "any" can look at one task after another until one has succeeded,
and "race" takes the first, whatever it is. Every way out, a cancel from outside too, passes the `finally`: it cancels
what still runs, and then waits for it, because to cancel is only to ask. `return_exceptions=True` makes `gather` wait
for the last one; a bare `gather` would raise when the first has ended.

What else would: `asyncio.as_completed`, which gives the tasks in the order of their ends; a TaskGroup whose tasks put
the first outcome into a future. For "all_settled" alone `gather(*jobs, return_exceptions=True)` is nearly all of it.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Literal, TypeVar

T = TypeVar("T")


async def settle_and_race(
    jobs: list[Callable[[], Awaitable[T]]], mode: Literal["all_settled", "any", "race"]
) -> list[tuple[str, Any]] | T:
    if not jobs and mode != "all_settled":
        raise ValueError("without jobs nobody can win")
    tasks = [asyncio.ensure_future(job()) for job in jobs]
    try:
        if mode == "race":
            return await first_to_finish(tasks)
        if mode == "any":
            return await first_success(tasks)
        return await all_outcomes(tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def all_outcomes(tasks: list[asyncio.Future[T]]) -> list[tuple[str, Any]]:
    results = await asyncio.gather(*tasks, return_exceptions=True)
    return [("rejected" if isinstance(one, BaseException) else "fulfilled", one) for one in results]


async def first_to_finish(tasks: list[asyncio.Future[T]]) -> T:
    done, _others = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    return done.pop().result()


async def first_success(tasks: list[asyncio.Future[T]]) -> T:
    errors: list[Exception] = []
    waiting = set(tasks)
    while waiting:
        done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            error = task.exception()
            if error is None:
                return task.result()
            errors.append(error)  # type: ignore[arg-type]
    raise ExceptionGroup("no job succeeded", errors)
