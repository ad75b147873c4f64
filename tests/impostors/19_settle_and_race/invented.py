"""work-skipped: no job is ever called."""

from collections.abc import Awaitable, Callable
from typing import Any, Literal, TypeVar

T = TypeVar("T")


async def settle_and_race(
    jobs: list[Callable[[], Awaitable[T]]], mode: Literal["all_settled", "any", "race"]
) -> list[tuple[str, Any]] | T:
    if not jobs and mode != "all_settled":
        raise ValueError("no jobs")
    if mode == "all_settled":
        return [("fulfilled", None) for _job in jobs]
    return None  # type: ignore[return-value]
