"""Each task reports its end to a queue."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Literal, TypeVar

T = TypeVar("T")


async def settle_and_race(
    jobs: list[Callable[[], Awaitable[T]]], mode: Literal["all_settled", "any", "race"]
) -> list[tuple[str, Any]] | T:
    if not jobs and mode != "all_settled":
        raise ValueError("no jobs")
    ends: asyncio.Queue[asyncio.Future[T]] = asyncio.Queue()
    tasks = [asyncio.ensure_future(job()) for job in jobs]
    for task in tasks:
        task.add_done_callback(ends.put_nowait)
    try:
        ended: list[asyncio.Future[T]] = []
        while len(ended) < len(tasks):
            task = await ends.get()
            ended.append(task)
            if mode == "race" or (mode == "any" and task.exception() is None):
                return task.result()
        if mode == "any":
            raise ExceptionGroup("all failed", [task.exception() for task in ended])  # type: ignore[misc]
        return [outcome(task) for task in tasks]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def outcome(task: asyncio.Future[T]) -> tuple[str, Any]:
    error = task.exception()
    return ("fulfilled", task.result()) if error is None else ("rejected", error)
