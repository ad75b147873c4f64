"""Hand the work to a pool of processes, and await its futures on the loop.

Why it works: a coroutine that computes keeps its loop from turning, and a thread that computes shares the GIL with the
loop. A process has a GIL of its own. `run_in_executor` hands an item to the pool and gives at once a future that can be
awaited; `gather` waits for all of them without holding the loop, and keeps their order. The pool decides how many run
at a time. After an error or a cancel some of them still compute: `shutdown` calls off what was not yet begun and waits
for the rest, in a thread, so that here, too, the loop goes on turning. A `with` would wait for all of it on the loop.
One more cancel ends only that waiting: the thread goes on to the end of it.

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
    pool = ProcessPoolExecutor(workers)
    try:
        return await asyncio.gather(*(loop.run_in_executor(pool, work, item) for item in items))
    finally:
        await asyncio.to_thread(pool.shutdown, cancel_futures=True)
