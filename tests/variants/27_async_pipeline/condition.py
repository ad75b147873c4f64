"""Two lists under one Condition, whose rules say who may go on."""

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
        self.work, self.sink, self.at_work, self.buffer = work, sink, workers, buffer
        self.items: list[Any] = []
        self.results: list[Any] = []
        self.changed = asyncio.Condition()
        self.reading, self.count = True, 0

    async def put(self, where: list[Any], what: Any) -> None:
        async with self.changed:
            await self.changed.wait_for(lambda: len(where) < self.buffer)
            where.append(what)
            self.changed.notify_all()

    async def read(self, source: Any) -> None:
        async for item in source:
            await self.put(self.items, item)
        async with self.changed:
            self.reading = False
            self.changed.notify_all()

    async def keep_working(self) -> None:
        while True:
            async with self.changed:
                await self.changed.wait_for(lambda: self.items or not self.reading)
                if not self.items:
                    self.at_work -= 1
                    self.changed.notify_all()
                    return
                item = self.items.pop(0)
                self.changed.notify_all()
            await self.put(self.results, await self.work(item))

    async def write(self) -> None:
        while True:
            async with self.changed:
                await self.changed.wait_for(lambda: self.results or not self.at_work)
                if not self.results:
                    return
                result = self.results.pop(0)
                self.changed.notify_all()
            await self.sink(result)
            self.count += 1


async def close(source: Any) -> None:
    if hasattr(source, "aclose"):
        await source.aclose()
