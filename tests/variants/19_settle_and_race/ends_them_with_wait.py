"""The losers are awaited with asyncio.wait, one function for each mode."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Literal, TypeVar

T = TypeVar("T")


async def settle_and_race(
    jobs: list[Callable[[], Awaitable[T]]], mode: Literal["all_settled", "any", "race"]
) -> list[tuple[str, Any]] | T:
    modes = {"all_settled": all_settled, "any": first_success, "race": first_end}
    tasks = [asyncio.ensure_future(job()) for job in jobs]
    try:
        return await modes[mode](tasks)
    finally:
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)


async def all_settled(tasks: list[asyncio.Future[T]]) -> Any:
    if tasks:
        await asyncio.wait(tasks)
    return [("rejected", one.exception()) if one.exception() else ("fulfilled", one.result()) for one in tasks]


async def first_success(tasks: list[asyncio.Future[T]]) -> Any:
    waiting = set(tasks)
    while waiting:
        done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        for task in done:
            if not task.exception():
                return task.result()
    raise ExceptionGroup("all failed", [task.exception() for task in tasks])  # type: ignore[misc]


async def first_end(tasks: list[asyncio.Future[T]]) -> Any:
    done, _others = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    return next(iter(done)).result()
