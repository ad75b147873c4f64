"""asyncio only waits here: the computing is in the processes of an executor."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


async def gathered(fn: Callable[[T], R], items: list[T], pool: ProcessPoolExecutor) -> list[R]:
    loop = asyncio.get_running_loop()
    return await asyncio.gather(*(loop.run_in_executor(pool, fn, item) for item in items))


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    with ProcessPoolExecutor(workers) as pool:
        return asyncio.run(gathered(fn, items, pool))
