"""One loop does it all: it reads while there is room among the workers, and else waits for the first of them."""

import asyncio
from typing import Any


async def async_pipeline(source: Any, work: Any, sink: Any, workers: int, buffer: int) -> int:
    if workers < 1 or buffer < 1:
        raise ValueError("workers and buffer must be at least 1")
    pending: set[asyncio.Future[Any]] = set()
    count, more = 0, True
    try:
        while more or pending:
            while more and len(pending) < workers:
                try:
                    pending.add(asyncio.ensure_future(work(await anext(source))))
                except StopAsyncIteration:
                    more = False
            if pending:
                done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
                for task in done:
                    await sink(task.result())
                    count += 1
    finally:
        for task in pending:
            task.cancel()
        await asyncio.gather(*pending, return_exceptions=True)
        await close(source)
    return count


async def close(source: Any) -> None:
    if hasattr(source, "aclose"):
        await source.aclose()
