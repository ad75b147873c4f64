"""A multiprocessing.Pool calls back from a thread of its own, and that wakes the loop."""

import asyncio
from collections.abc import Callable
from functools import partial
from multiprocessing import Pool
from typing import Any


def threadsafe(loop: asyncio.AbstractEventLoop, call: Callable[[Any], None], value: Any) -> None:
    loop.call_soon_threadsafe(call, value)


async def async_cpu(items: list[int], work: Callable[[int], int], workers: int) -> list[int]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    loop = asyncio.get_running_loop()
    pool = await asyncio.to_thread(Pool, workers)
    try:
        futures = [loop.create_future() for _ in items]
        for item, future in zip(items, futures, strict=True):
            done, failed = partial(threadsafe, loop, future.set_result), partial(threadsafe, loop, future.set_exception)
            pool.apply_async(work, (item,), callback=done, error_callback=failed)
        return [await future for future in futures]
    finally:
        pool.terminate()
        await asyncio.to_thread(pool.join)
