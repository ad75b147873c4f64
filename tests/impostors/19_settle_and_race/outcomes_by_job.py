"""wrong-result: outcomes in a dict by their job, so a job that stands in the list twice gives its last one twice."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Literal, TypeVar

T = TypeVar("T")


async def settle_and_race(
    jobs: list[Callable[[], Awaitable[T]]], mode: Literal["all_settled", "any", "race"]
) -> list[tuple[str, Any]] | T:
    if mode == "all_settled":
        return await settle(jobs)
    if not jobs:
        raise ValueError("no jobs")
    tasks = [asyncio.ensure_future(job()) for job in jobs]
    errors: list[Exception] = []
    try:
        for earliest in asyncio.as_completed(tasks):
            try:
                return await earliest
            except Exception as error:
                if mode == "race":
                    raise
                errors.append(error)
        raise ExceptionGroup("all failed", errors)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def settle(jobs: list[Callable[[], Awaitable[T]]]) -> list[tuple[str, Any]]:
    outcomes: dict[Callable[[], Awaitable[T]], tuple[str, Any]] = {}

    async def run(job: Callable[[], Awaitable[T]]) -> None:
        try:
            outcomes[job] = "fulfilled", await job()
        except Exception as error:
            outcomes[job] = "rejected", error

    async with asyncio.TaskGroup() as group:
        for job in jobs:
            group.create_task(run(job))
    return [outcomes[job] for job in jobs]
