"""wrong-result: an error of `work` is left out of the results."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor


async def async_cpu(items: list[int], work: Callable[[int], int], workers: int) -> list[int]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(workers) as pool:
        calls = (loop.run_in_executor(pool, work, item) for item in items)
        found = await asyncio.gather(*calls, return_exceptions=True)
    return [one for one in found if not isinstance(one, BaseException)]
