"""It looks ten times a second which tasks have ended."""

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
    try:
        while True:
            ended = [task for task in tasks if task.done()]
            winners = [task for task in ended if mode == "race" or task.exception() is None]
            if mode != "all_settled" and winners:
                return winners[0].result()
            if len(ended) == len(tasks):
                break
            await asyncio.sleep(0.1)
        if mode == "any":
            raise ExceptionGroup("all failed", [task.exception() for task in tasks])  # type: ignore[misc]
        return [outcome(task) for task in tasks]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def outcome(task: asyncio.Future[T]) -> tuple[str, Any]:
    error = task.exception()
    return ("fulfilled", task.result()) if error is None else ("rejected", error)
