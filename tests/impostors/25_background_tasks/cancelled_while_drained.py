"""raised: work that is cancelled while drain waits for it cancels drain."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class Background:
    def __init__(self) -> None:
        self.tasks: list[asyncio.Task[Any]] = []
        self.errors: list[Exception] = []

    def spawn(self, coro: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.create_task(coro)
        self.tasks.append(task)
        task.add_done_callback(self.ended)

    def ended(self, task: asyncio.Task[Any]) -> None:
        self.tasks.remove(task)
        if not task.cancelled() and isinstance(error := task.exception(), Exception):
            self.errors.append(error)

    async def drain(self) -> list[Exception]:
        while self.tasks:
            for task in list(self.tasks):
                try:
                    await asyncio.shield(task)
                except Exception:
                    pass  # its done callback notes it
            await asyncio.sleep(0)
        errors, self.errors = self.errors, []
        return errors
