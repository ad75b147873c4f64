"""limit-too-low: ten pieces of work run together, the eleventh waits for one of them."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class Background:
    def __init__(self) -> None:
        self.tasks: set[asyncio.Task[Any]] = set()
        self.errors: list[Exception] = []
        self.places = asyncio.Semaphore(10)

    async def work(self, coro: Coroutine[Any, Any, Any]) -> None:
        try:
            async with self.places:
                await coro
        finally:
            coro.close()

    def spawn(self, coro: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.create_task(self.work(coro))
        self.tasks.add(task)
        task.add_done_callback(self.ended)

    def ended(self, task: asyncio.Task[Any]) -> None:
        self.tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            self.errors.append(task.exception())

    async def drain(self) -> list[Exception]:
        while self.tasks:
            await asyncio.wait(self.tasks)
        errors, self.errors = self.errors, []
        return errors
