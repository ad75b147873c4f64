"""errors-lost: of two errors of one class and text only the first is kept."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class Background:
    def __init__(self) -> None:
        self.tasks: set[asyncio.Task[Any]] = set()
        self.errors: dict[tuple[type[Exception], str], Exception] = {}

    def spawn(self, coro: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.create_task(coro)
        self.tasks.add(task)
        task.add_done_callback(self.ended)

    def ended(self, task: asyncio.Task[Any]) -> None:
        self.tasks.discard(task)
        if not task.cancelled() and isinstance(error := task.exception(), Exception):
            self.errors.setdefault((type(error), str(error)), error)

    async def drain(self) -> list[Exception]:
        while self.tasks:
            await asyncio.wait(self.tasks)
        errors, self.errors = self.errors, {}
        return list(errors.values())
