"""wrong-result: tasks and errors belong to the class, so each object tells the errors of others."""

import asyncio
from collections.abc import Coroutine
from typing import Any, ClassVar


class Background:
    tasks: ClassVar[set[asyncio.Task[Any]]] = set()
    errors: ClassVar[list[Exception]] = []

    def spawn(self, coro: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.create_task(coro)
        self.tasks.add(task)
        task.add_done_callback(self.ended)

    def ended(self, task: asyncio.Task[Any]) -> None:
        self.tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            self.errors.append(task.exception())

    async def drain(self) -> list[Exception]:
        while self.tasks:
            await asyncio.wait(self.tasks)
        errors = self.errors[:]
        self.errors.clear()
        return errors
