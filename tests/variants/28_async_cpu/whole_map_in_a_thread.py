"""A thread waits for the whole of a pool's map; the pool is made and joined in it, too."""

import asyncio
from collections.abc import Callable
from multiprocessing import Pool


def in_processes(items: list[int], work: Callable[[int], int], workers: int) -> list[int]:
    with Pool(workers) as pool:
        return pool.map(work, items, chunksize=1)


async def async_cpu(items: list[int], work: Callable[[int], int], workers: int) -> list[int]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    return await asyncio.to_thread(in_processes, items, work, workers)
