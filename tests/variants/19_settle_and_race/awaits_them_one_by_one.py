"""A done callback tells the winner; the losers are awaited one by one."""

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
        ended = await ends(tasks, mode)
    finally:
        await end(tasks)
    if mode == "all_settled":
        return [("rejected", one.exception()) if one.exception() else ("fulfilled", one.result()) for one in tasks]
    if mode == "any" and ended[-1].exception():
        raise ExceptionGroup("all failed", [task.exception() for task in ended])  # type: ignore[misc]
    return ended[-1].result()


async def ends(tasks: list[asyncio.Future[T]], mode: str) -> list[asyncio.Future[T]]:
    """The tasks in the order of their ends, up to the one who decides."""
    ended: list[asyncio.Future[T]] = []
    decided = asyncio.Event()

    def note(task: asyncio.Future[T]) -> None:
        if decided.is_set():
            return
        ended.append(task)
        if len(ended) == len(tasks) or mode == "race" or (mode == "any" and not task.exception()):
            decided.set()

    for task in tasks:
        task.add_done_callback(note)
    if tasks:
        try:
            await decided.wait()
        finally:
            decided.set()
    return ended


async def end(tasks: list[asyncio.Future[T]]) -> None:
    for task in tasks:
        task.cancel()
    for task in tasks:
        try:
            await task
        except (Exception, asyncio.CancelledError):
            continue
