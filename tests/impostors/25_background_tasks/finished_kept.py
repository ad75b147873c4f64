"""memory-kept: the tasks stay in a list until drain."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class Background:
    def __init__(self) -> None:
        self.tasks: list[asyncio.Task[Any]] = []
        self.errors: list[Exception] = []

    def spawn(self, coro: Coroutine[Any, Any, Any]) -> None:
        self.tasks.append(asyncio.create_task(coro))
        self.tasks[-1].add_done_callback(self.ended)

    def ended(self, task: asyncio.Task[Any]) -> None:
        if not task.cancelled() and isinstance(error := task.exception(), Exception):
            self.errors.append(error)

    async def drain(self) -> list[Exception]:
        while running := [task for task in self.tasks if not task.done()]:
            await asyncio.wait(running)
        self.tasks.clear()
        errors, self.errors = self.errors, []
        return errors
