"""sequential: each job is awaited before the next one begins."""

from collections.abc import Awaitable, Callable
from typing import Any, Literal, TypeVar

T = TypeVar("T")


async def settle_and_race(
    jobs: list[Callable[[], Awaitable[T]]], mode: Literal["all_settled", "any", "race"]
) -> list[tuple[str, Any]] | T:
    if not jobs and mode != "all_settled":
        raise ValueError("no jobs")
    outcomes: list[tuple[str, Any]] = []
    for job in jobs:
        try:
            value = await job()
        except Exception as error:
            if mode == "race":
                raise
            outcomes.append(("rejected", error))
        else:
            if mode != "all_settled":
                return value
            outcomes.append(("fulfilled", value))
    if mode == "any":
        raise ExceptionGroup("all failed", [error for _how, error in outcomes])
    return outcomes
