"""left-running: after an error it waits for a second at most for those that are at work."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


async def async_pipeline(  # noqa: C901
    source: AsyncIterator[T],
    work: Callable[[T], Awaitable[R]],
    sink: Callable[[R], Awaitable[None]],
    workers: int,
    buffer: int,
) -> int:
    if workers < 1 or buffer < 1:
        raise ValueError("workers and buffer must be at least 1")
    room = asyncio.Semaphore(workers + 2 * buffer + 2)
    desks, sinking = asyncio.Semaphore(workers), asyncio.Lock()
    count = 0

    async def one(item: Any) -> None:
        nonlocal count
        async with desks:
            result = await work(item)
        async with sinking:
            await sink(result)
        count += 1
        room.release()

    try:
        failed = asyncio.get_running_loop().create_future()
        tasks: set[Any] = set()

        def ended(task: Any) -> None:
            if not task.cancelled() and task.exception() and not failed.done():
                failed.set_result(task.exception())

        async def read() -> None:
            await room.acquire()
            async for item in source:
                task = asyncio.create_task(one(item))
                tasks.add(task)
                task.add_done_callback(ended)
                task.add_done_callback(tasks.discard)
                await room.acquire()

        reader = asyncio.create_task(read())
        reader.add_done_callback(ended)
        try:
            while (tasks or not reader.done()) and not failed.done():
                await asyncio.wait(
                    {reader, failed, *tasks} - ({reader} if reader.done() else set()),
                    return_when=asyncio.FIRST_COMPLETED,
                )
            if failed.done():
                raise failed.result()
        finally:
            rest = {reader, *tasks}
            for task in rest:
                task.cancel()
            await asyncio.wait(rest, timeout=1)
    finally:
        if hasattr(source, "aclose"):
            await source.aclose()
    return count
