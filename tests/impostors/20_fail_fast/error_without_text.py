"""errors-lost: an error without a text is taken for none, and its job gives None."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def fail_fast(jobs: list[Callable[[], Awaitable[T]]]) -> list[T]:
    tasks = [asyncio.ensure_future(job()) for job in jobs]
    pending = set(tasks)
    results: dict[asyncio.Future, T] = {}
    try:
        while pending:
            done, pending = await asyncio.wait(pending, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                message = str(task.exception() or "")
                if message:
                    raise task.exception()
                results[task] = None if task.exception() is not None else task.result()
        return [results[task] for task in tasks]
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
