"""one-at-a-time: tasks and a semaphore, and still one thread: sleep(0) lets others in only between two calls."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


async def run_all(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    slots = asyncio.Semaphore(workers)

    async def one(item: T) -> R:
        async with slots:
            await asyncio.sleep(0)
            return fn(item)

    async with asyncio.TaskGroup() as group:
        tasks = [group.create_task(one(item)) for item in items]
    return [task.result() for task in tasks]


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    return asyncio.run(run_all(fn, items, workers))
