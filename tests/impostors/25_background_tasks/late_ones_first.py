"""wrong-result: errors that came while drain waited stand before earlier ones."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class Background:
    def __init__(self) -> None:
        self.tasks: set[asyncio.Task[Any]] = set()
        self.early: list[Exception] = []
        self.late: list[Exception] = []
        self.draining = 0

    def spawn(self, coro: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.create_task(coro)
        self.tasks.add(task)
        task.add_done_callback(self.ended)

    def ended(self, task: asyncio.Task[Any]) -> None:
        self.tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            (self.late if self.draining else self.early).append(task.exception())

    async def drain(self) -> list[Exception]:
        self.draining += 1
        try:
            while self.tasks:
                await asyncio.wait(self.tasks)
        finally:
            self.draining -= 1
        errors = self.late + self.early
        self.late, self.early = [], []
        return errors
