"""waited-for-all: in every mode all of them are gathered first."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Literal, TypeVar

T = TypeVar("T")


async def settle_and_race(
    jobs: list[Callable[[], Awaitable[T]]], mode: Literal["all_settled", "any", "race"]
) -> list[tuple[str, Any]] | T:
    if not jobs and mode != "all_settled":
        raise ValueError("no jobs")
    ends: list[tuple[str, Any]] = []

    async def settle(job: Callable[[], Awaitable[T]]) -> tuple[str, Any]:
        try:
            end = "fulfilled", await job()
        except Exception as error:
            end = "rejected", error
        ends.append(end)
        return end

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(settle(job)) for job in jobs]
    if mode == "all_settled":
        return [task.result() for task in tasks]
    winners = [what for how, what in ends if how == "fulfilled"]
    if mode == "any" and not winners:
        raise ExceptionGroup("all failed", [what for _how, what in ends])
    if mode == "race" and ends[0][0] == "rejected":
        raise ends[0][1]
    return winners[0]
