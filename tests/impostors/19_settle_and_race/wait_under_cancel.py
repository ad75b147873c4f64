"""left-running: only the winner ends the losers; a cancel from outside leaves all of them."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Literal, TypeVar

T = TypeVar("T")


async def settle_and_race(
    jobs: list[Callable[[], Awaitable[T]]], mode: Literal["all_settled", "any", "race"]
) -> list[tuple[str, Any]] | T:
    if not jobs and mode != "all_settled":
        raise ValueError("no jobs")
    tasks = [asyncio.ensure_future(job()) for job in jobs]
    if mode == "all_settled":
        if tasks:
            await asyncio.wait(tasks)
        return [outcome(task) for task in tasks]
    waiting, errors = set(tasks), []
    while waiting:
        done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        well = [task for task in done if mode == "race" or task.exception() is None]
        if not well:
            errors += [task.exception() for task in done]
            continue
        first = well[0]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        return first.result()
    raise ExceptionGroup("all failed", errors)  # type: ignore[type-var]


def outcome(task: asyncio.Future[T]) -> tuple[str, Any]:
    error = task.exception()
    return ("fulfilled", task.result()) if error is None else ("rejected", error)
