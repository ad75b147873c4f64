"""loop-blocked: pool.map waits on the loop."""

from collections.abc import Callable
from multiprocessing import Pool


async def async_cpu(items: list[int], work: Callable[[int], int], workers: int) -> list[int]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    with Pool(workers) as pool:
        return pool.map(work, items, chunksize=1)
