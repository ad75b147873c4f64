"""wrong-result: looks for the winner when the losers have ended; one that answered its cancel with a value wins."""

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
        if mode == "all_settled":
            return await all_outcomes(tasks)
        waiting = set(tasks)
        decided = False
        while waiting and not decided:
            done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            decided = mode == "race" or any(task.exception() is None for task in done)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
    ended = [task for task in tasks if not task.cancelled()]
    for task in ended:
        if mode == "race" or task.exception() is None:
            return task.result()
    raise ExceptionGroup("no job succeeded", [task.exception() for task in ended])


async def all_outcomes(tasks: list[asyncio.Future[T]]) -> list[tuple[str, Any]]:
    results = await asyncio.gather(*tasks, return_exceptions=True)
    return [("rejected" if isinstance(one, BaseException) else "fulfilled", one) for one in results]
