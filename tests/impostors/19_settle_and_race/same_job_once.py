"""work-skipped: tasks in a dict by their job, so a job that stands in the list twice is called once."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Literal, TypeVar

T = TypeVar("T")


async def settle_and_race(
    jobs: list[Callable[[], Awaitable[T]]], mode: Literal["all_settled", "any", "race"]
) -> list[tuple[str, Any]] | T:
    if not jobs and mode != "all_settled":
        raise ValueError("without jobs nobody can win")
    started: dict[Callable, asyncio.Task] = {}
    for job in jobs:
        if job not in started:
            started[job] = asyncio.ensure_future(job())
    tasks = list(started.values())
    try:
        if mode == "all_settled":
            await asyncio.gather(*tasks, return_exceptions=True)
            ends = [started[job] for job in jobs]
            return [("rejected", t.exception()) if t.exception() else ("fulfilled", t.result()) for t in ends]
        waiting = set(tasks)
        while waiting:
            done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                if mode == "race" or task.exception() is None:
                    return task.result()
        raise ExceptionGroup("all failed", [started[job].exception() for job in jobs])
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
