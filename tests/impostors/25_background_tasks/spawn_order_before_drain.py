"""wrong-result: the errors that came before the drain are told in the order in which they were spawned."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class Background:
    def __init__(self) -> None:
        self.tasks: dict[asyncio.Task[Any], None] = {}
        self.errors: list[Exception] = []

    def spawn(self, coro: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.create_task(coro)
        self.tasks[task] = None
        task.add_done_callback(self.ended)

    def ended(self, task: asyncio.Task[Any]) -> None:
        if task.cancelled() or task.exception() is None:
            self.tasks.pop(task, None)

    async def drain(self) -> list[Exception]:
        while self.tasks:
            done, _ = await asyncio.wait(self.tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in [task for task in self.tasks if task in done]:
                del self.tasks[task]
                if not task.cancelled() and task.exception():
                    self.errors.append(task.exception())
        errors, self.errors = self.errors, []
        return errors
