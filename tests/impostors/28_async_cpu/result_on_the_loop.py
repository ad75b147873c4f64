"""loop-blocked: future.result() waits on the loop."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor


async def async_cpu(items: list[int], work: Callable[[int], int], workers: int) -> list[int]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    with ProcessPoolExecutor(workers) as pool:
        futures = [pool.submit(work, item) for item in items]
        return [future.result() for future in futures]
