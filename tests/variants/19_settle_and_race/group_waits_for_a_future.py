"""The body of a TaskGroup awaits the future, then cancels the others."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Literal, TypeVar

T = TypeVar("T")


async def settle_and_race(
    jobs: list[Callable[[], Awaitable[T]]], mode: Literal["all_settled", "any", "race"]
) -> list[tuple[str, Any]] | T:
    if not jobs and mode != "all_settled":
        raise ValueError("no jobs")
    first: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
    errors: list[Exception] = []

    async def run(job: Callable[[], Awaitable[T]]) -> tuple[str, Any]:
        try:
            value = await job()
        except Exception as error:
            errors.append(error)
            failed = error if mode == "race" else ExceptionGroup("all failed", errors)
            if not first.done() and (mode == "race" or len(errors) == len(jobs)):
                first.set_exception(failed)
            return "rejected", error
        if not first.done():
            first.set_result(value)
        return "fulfilled", value

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(run(job)) for job in jobs]
        if mode != "all_settled":
            await asyncio.wait([first])
            for task in tasks:
                task.cancel()
    if mode == "all_settled":
        first.cancel() if not first.done() else first.exception()
        return [task.result() for task in tasks]
    return first.result()
