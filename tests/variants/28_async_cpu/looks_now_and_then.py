"""It looks now and then whether all is done, and lets the loop turn in between."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor


async def async_cpu(items: list[int], work: Callable[[int], int], workers: int) -> list[int]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    with ProcessPoolExecutor(workers) as pool:
        futures = [pool.submit(work, item) for item in items]
        while not all(future.done() for future in futures):  # noqa: ASYNC110  (plain, and right)
            await asyncio.sleep(0.01)
        return [future.result() for future in futures]
