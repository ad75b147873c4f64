"""limit-too-low: in a race each job begins a quarter of a second after the one before."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Literal, TypeVar

T = TypeVar("T")


async def settle_and_race(
    jobs: list[Callable[[], Awaitable[T]]], mode: Literal["all_settled", "any", "race"]
) -> list[tuple[str, Any]] | T:
    if not jobs and mode != "all_settled":
        raise ValueError("no jobs")

    async def run(place: int, job: Callable[[], Awaitable[T]]) -> T:
        if mode != "all_settled":
            await asyncio.sleep(0.25 * place)
        return await job()

    tasks = [asyncio.ensure_future(run(place, job)) for place, job in enumerate(jobs)]
    try:
        if mode == "all_settled":
            if tasks:
                await asyncio.wait(tasks)
            return [outcome(task) for task in tasks]
        if mode == "race":
            done, _others = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            return done.pop().result()
        errors: list[Any] = []
        for ended in asyncio.as_completed(tasks):
            try:
                return await ended
            except Exception as error:
                errors.append(error)
        raise ExceptionGroup("all failed", errors)
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


def outcome(task: asyncio.Future[T]) -> tuple[str, Any]:
    error = task.exception()
    return ("fulfilled", task.result()) if error is None else ("rejected", error)
