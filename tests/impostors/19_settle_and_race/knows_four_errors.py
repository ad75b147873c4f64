"""wrong-result: an error of a type that it does not know is told as fulfilled."""

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
            results = await asyncio.gather(*tasks, return_exceptions=True)

            known = (OSError, ValueError, LookupError, RuntimeError)
            return [("rejected" if isinstance(one, known) else "fulfilled", one) for one in results]
        errors: list[BaseException] = []
        waiting = set(tasks)
        while waiting:
            done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                if mode == "race" or task.exception() is None:
                    return task.result()
                errors.append(task.exception())
        raise ExceptionGroup("all failed", errors)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
