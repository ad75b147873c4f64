"""The same with an executor, which is joined beside the loop."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor


async def async_cpu(items: list[int], work: Callable[[int], int], workers: int) -> list[int]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")

    def in_processes() -> list[int]:
        with ProcessPoolExecutor(workers) as pool:
            return list(pool.map(work, items))

    return await asyncio.to_thread(in_processes)
