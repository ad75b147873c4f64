"""wrong-result: in a race a job whose value is None does not decide."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Literal, TypeVar

T = TypeVar("T")


async def settle_and_race(
    jobs: list[Callable[[], Awaitable[T]]], mode: Literal["all_settled", "any", "race"]
) -> list[tuple[str, Any]] | T:
    if not jobs and mode != "all_settled":
        raise ValueError("without jobs nobody can win")
    tasks = [asyncio.ensure_future(job()) for job in jobs]
    try:
        if mode == "all_settled":
            await asyncio.gather(*tasks, return_exceptions=True)
            return [("rejected", t.exception()) if t.exception() else ("fulfilled", t.result()) for t in tasks]
        errors: list[BaseException] = []
        waiting = set(tasks)
        value = None
        while waiting:
            done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                error = task.exception()
                if error is None and mode == "any":
                    return task.result()
                if mode == "race":
                    value = task.result()
                    if value:
                        return value
                else:
                    errors.append(error)
        if mode == "race":
            return value
        raise ExceptionGroup("all failed", errors)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
