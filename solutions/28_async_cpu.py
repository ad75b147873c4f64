"""Hand the work to a pool of processes, and await its futures on the loop.

Why it works: a coroutine that computes keeps its loop from turning, and a thread that computes shares the GIL with the
loop. A process has a GIL of its own. `run_in_executor` hands an item to the pool and gives at once a future that can be
awaited; `gather` waits for all of them without holding the loop, and keeps their order. The pool decides how many run
at a time. At the end of the `with` it only has to join processes that are idle. After an error the `with` would wait
for the items that were not yet begun, on the loop; so these are called off first.

What else would: `asyncio.to_thread` around a whole `pool.map`, since that thread only waits; from Python 3.14 a pool of
interpreters; and on a build without a GIL a pool of threads.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor


async def async_cpu(items: list[int], work: Callable[[int], int], workers: int) -> list[int]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    loop = asyncio.get_running_loop()
    with ProcessPoolExecutor(workers) as pool:
        try:
            return await asyncio.gather(*(loop.run_in_executor(pool, work, item) for item in items))
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise
