"""task-collected: a WeakSet holds no more than the loop does."""

import asyncio
import weakref
from collections.abc import Coroutine
from typing import Any


class Background:
    def __init__(self) -> None:
        self.tasks: weakref.WeakSet[asyncio.Task[Any]] = weakref.WeakSet()
        self.errors: list[Exception] = []

    def spawn(self, coro: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.create_task(coro)
        self.tasks.add(task)
        task.add_done_callback(self.ended)

    def ended(self, task: asyncio.Task[Any]) -> None:
        self.tasks.discard(task)
        if not task.cancelled() and isinstance(error := task.exception(), Exception):
            self.errors.append(error)

    async def drain(self) -> list[Exception]:
        while self.tasks:
            await asyncio.wait(set(self.tasks))
        errors, self.errors = self.errors, []
        return errors
