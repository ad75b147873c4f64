"""returned-early: drain waits for half a minute at the most."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class Background:
    def __init__(self) -> None:
        self.tasks: set[asyncio.Task[Any]] = set()
        self.errors: list[Exception] = []

    def spawn(self, coro: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.create_task(coro)
        self.tasks.add(task)
        task.add_done_callback(self.ended)

    def ended(self, task: asyncio.Task[Any]) -> None:
        self.tasks.discard(task)
        if not task.cancelled() and task.exception() is not None:
            self.errors.append(task.exception())

    async def drain(self) -> list[Exception]:
        loop = asyncio.get_running_loop()
        end = loop.time() + 30
        while self.tasks and loop.time() < end:
            await asyncio.wait(self.tasks, timeout=end - loop.time())
        errors, self.errors = self.errors, []
        return errors
