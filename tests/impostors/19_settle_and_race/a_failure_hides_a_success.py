"""wrong-result: a success that comes in the moment of a failure is lost."""

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
        if mode == "race":
            return await first_to_finish(tasks)
        if mode == "any":
            return await first_success(tasks)
        return await all_outcomes(tasks)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def all_outcomes(tasks: list[asyncio.Future[T]]) -> list[tuple[str, Any]]:
    results = await asyncio.gather(*tasks, return_exceptions=True)
    return [("rejected" if isinstance(one, BaseException) else "fulfilled", one) for one in results]


async def first_to_finish(tasks: list[asyncio.Future[T]]) -> T:
    done, _others = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    return done.pop().result()


async def first_success(tasks: list[asyncio.Future[T]]) -> T:
    errors: list[Exception] = []
    waiting = set(tasks)
    while waiting:
        done, waiting = await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        failed = [error for task in done if (error := task.exception())]
        if not failed:
            return done.pop().result()
        errors += failed  # type: ignore[arg-type]
    raise ExceptionGroup("no job succeeded", errors)
