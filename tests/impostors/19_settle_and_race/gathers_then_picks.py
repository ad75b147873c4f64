"""waited-for-all: gather with return_exceptions, and then the first in the list."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Literal, TypeVar

T = TypeVar("T")


async def settle_and_race(
    jobs: list[Callable[[], Awaitable[T]]], mode: Literal["all_settled", "any", "race"]
) -> list[tuple[str, Any]] | T:
    if not jobs and mode != "all_settled":
        raise ValueError("no jobs")
    results = await asyncio.gather(*(job() for job in jobs), return_exceptions=True)
    if mode == "all_settled":
        return [("rejected" if isinstance(one, Exception) else "fulfilled", one) for one in results]
    if mode == "race":
        if isinstance(results[0], Exception):
            raise results[0]
        return results[0]  # type: ignore[return-value]
    for one in results:
        if not isinstance(one, Exception):
            return one  # type: ignore[return-value]
    raise ExceptionGroup("all failed", results)  # type: ignore[type-var]
