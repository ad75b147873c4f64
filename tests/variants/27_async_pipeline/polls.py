"""Lists that are looked at every hundredth of a second."""

import asyncio
from typing import Any


async def async_pipeline(source: Any, work: Any, sink: Any, workers: int, buffer: int) -> int:
    if workers < 1 or buffer < 1:
        raise ValueError("workers and buffer must be at least 1")
    line = Line(work, sink, workers, buffer)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(line.read(source))
            group.create_task(line.write())
            for _ in range(workers):
                group.create_task(line.keep_working())
    finally:
        await close(source)
    return line.count


class Line:
    def __init__(self, work: Any, sink: Any, workers: int, buffer: int) -> None:
        self.work, self.sink, self.buffer, self.room = work, sink, buffer, buffer + workers
        self.items: list[Any] = []
        self.results: list[Any] = []
        self.reading, self.working, self.count = True, 0, 0

    async def read(self, source: Any) -> None:
        async for item in source:
            self.items.append(item)
            while len(self.items) > self.buffer:  # noqa: ASYNC110  (this sample is one that polls)
                await asyncio.sleep(0.01)
        self.reading = False

    async def keep_working(self) -> None:
        while self.items or self.reading:
            if not self.items or len(self.results) + self.working >= self.room:
                await asyncio.sleep(0.01)
                continue
            self.working += 1
            result = await self.work(self.items.pop(0))
            self.working -= 1
            self.results.append(result)

    async def write(self) -> None:
        while self.results or self.working or self.items or self.reading:
            if not self.results:
                await asyncio.sleep(0.01)
                continue
            await self.sink(self.results.pop(0))
            self.count += 1


async def close(source: Any) -> None:
    if hasattr(source, "aclose"):
        await source.aclose()
