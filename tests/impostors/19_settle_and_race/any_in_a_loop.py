"""sequential: any tries one mirror after another."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Literal, TypeVar

T = TypeVar("T")


async def settle_and_race(
    jobs: list[Callable[[], Awaitable[T]]], mode: Literal["all_settled", "any", "race"]
) -> list[tuple[str, Any]] | T:
    if not jobs and mode != "all_settled":
        raise ValueError("no jobs")
    if mode == "any":
        errors: list[Exception] = []
        for job in jobs:
            try:
                return await job()
            except Exception as error:
                errors.append(error)
        raise ExceptionGroup("all failed", errors)
    tasks = [asyncio.ensure_future(job()) for job in jobs]
    try:
        if mode == "all_settled":
            if tasks:
                await asyncio.wait(tasks)
            return [outcome(task) for task in tasks]
        done, _others = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        return done.pop().result()
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def outcome(task: asyncio.Future[T]) -> tuple[str, Any]:
    error = task.exception()
    return ("fulfilled", task.result()) if error is None else ("rejected", error)
