"""wrong-result: the errors come in the order in which the work was spawned."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class Background:
    def __init__(self) -> None:
        self.tasks: dict[asyncio.Task[Any], None] = {}

    def spawn(self, coro: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.create_task(coro)
        self.tasks[task] = None
        task.add_done_callback(self.ended)

    def ended(self, task: asyncio.Task[Any]) -> None:
        if task.cancelled() or task.exception() is None:
            del self.tasks[task]

    async def drain(self) -> list[Exception]:
        while running := [task for task in self.tasks if not task.done()]:
            await asyncio.wait(running)
        errors = [task.exception() for task in self.tasks]
        self.tasks.clear()
        return errors  # type: ignore[return-value]
