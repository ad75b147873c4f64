"""A ring of numbered slots, around which reader, workers and sink walk."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


class Slot:
    __slots__ = ("value",)


async def async_pipeline(  # noqa: C901
    source: AsyncIterator[T],
    work: Callable[[T], Awaitable[R]],
    sink: Callable[[R], Awaitable[None]],
    workers: int,
    buffer: int,
) -> int:
    if workers <= 0 or buffer <= 0:
        raise ValueError(f"{workers=} {buffer=}")
    free = asyncio.BoundedSemaphore(workers + 2 * buffer)
    read_count = asyncio.Semaphore(0)
    work_count = asyncio.Semaphore(0)
    fresh: list[Slot] = []
    worked: list[Slot] = []
    over = False
    busy = 0
    sunk = 0

    async def read() -> None:
        nonlocal over
        iterator = aiter(source)
        while True:
            await free.acquire()
            slot = Slot()
            try:
                slot.value = await anext(iterator)
            except StopAsyncIteration:
                break
            fresh.append(slot)
            read_count.release()
        over = True
        for _ in range(workers):
            read_count.release()

    async def work_on() -> None:
        nonlocal busy
        while True:
            await read_count.acquire()
            if not fresh:
                return
            busy += 1
            slot = fresh.pop(0)
            slot.value = await work(slot.value)
            busy -= 1
            worked.append(slot)
            work_count.release()

    async def write() -> None:
        nonlocal sunk
        while True:
            await work_count.acquire()
            if not worked:
                return
            await sink(worked.pop(0).value)
            sunk += 1
            free.release()

    async def all_work() -> None:
        async with asyncio.TaskGroup() as crew:
            for _ in range(workers):
                crew.create_task(work_on())
        work_count.release()

    try:
        async with asyncio.TaskGroup() as group:
            for stage in (read, all_work, write):
                group.create_task(stage())
    finally:
        if hasattr(source, "aclose"):
            await source.aclose()
    return sunk
