"""returned-early: the tasks are made, and nobody waits for them."""

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
    await asyncio.sleep(0)
    return [("fulfilled", task.result() if task.done() else None) for task in tasks]
