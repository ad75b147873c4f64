"""A TaskGroup whose tasks put the first outcome into a future."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Literal, TypeVar

T = TypeVar("T")


class Over(Exception):
    """Ends the group: it is decided."""


async def settle_and_race(
    jobs: list[Callable[[], Awaitable[T]]], mode: Literal["all_settled", "any", "race"]
) -> list[tuple[str, Any]] | T:
    if mode == "all_settled":
        async with asyncio.TaskGroup() as group:
            settling = [group.create_task(settle(job)) for job in jobs]
        return [task.result() for task in settling]
    if not jobs:
        raise ValueError("no jobs")
    decided: asyncio.Future[tuple[str, Any]] = asyncio.get_running_loop().create_future()
    errors: list[Exception] = []

    async def compete(job: Callable[[], Awaitable[T]]) -> None:
        how, what = await settle(job)
        if how == "rejected" and mode == "any":
            errors.append(what)
            how, what = "rejected", ExceptionGroup("all failed", errors)
            if len(errors) < len(jobs):
                return
        if not decided.done():
            decided.set_result((how, what))
            raise Over

    try:
        async with asyncio.TaskGroup() as group:
            for job in jobs:
                group.create_task(compete(job))
    except* Over:
        pass
    how, what = decided.result()
    if how == "rejected":
        raise what
    return what


async def settle(job: Callable[[], Awaitable[T]]) -> tuple[str, Any]:
    try:
        return "fulfilled", await job()
    except Exception as error:
        return "rejected", error
