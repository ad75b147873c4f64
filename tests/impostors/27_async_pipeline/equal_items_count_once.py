"""no-backpressure: what is under way is kept in a set, so equal items are counted once."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


async def async_pipeline(
    source: AsyncIterator[T],
    work: Callable[[T], Awaitable[R]],
    sink: Callable[[R], Awaitable[None]],
    workers: int,
    buffer: int,
) -> int:
    if workers < 1 or buffer < 1:
        raise ValueError("workers and buffer must be at least 1")
    under_way: set[str] = set()
    changed = asyncio.Condition()
    most = workers + 2 * buffer + 1
    desks, sinking = asyncio.Semaphore(workers), asyncio.Lock()
    count = 0

    async def one(item: Any) -> None:
        nonlocal count
        async with desks:
            result = await work(item)
        async with sinking:
            await sink(result)
        count += 1
        async with changed:
            under_way.discard(repr(item))
            changed.notify_all()

    try:
        async with asyncio.TaskGroup() as group:
            async for item in source:
                under_way.add(repr(item))
                group.create_task(one(item))
                async with changed:
                    await changed.wait_for(lambda: len(under_way) <= most)
    finally:
        if hasattr(source, "aclose"):
            await source.aclose()
    return count
