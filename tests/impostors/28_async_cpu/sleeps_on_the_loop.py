"""loop-blocked: it looks now and then, and stops the loop in between."""

import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor


async def async_cpu(items: list[int], work: Callable[[int], int], workers: int) -> list[int]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    with ProcessPoolExecutor(workers) as pool:
        futures = [pool.submit(work, item) for item in items]
        while not all(future.done() for future in futures):
            time.sleep(0.005)
        return [future.result() for future in futures]
