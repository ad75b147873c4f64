"""memory-kept: the tasks go, and their results stay."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class Background:
    def __init__(self) -> None:
        self.tasks: set[asyncio.Task[Any]] = set()
        self.errors: list[Exception] = []
        self.results: list[Any] = []

    def spawn(self, coro: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.create_task(coro)
        self.tasks.add(task)
        task.add_done_callback(self.ended)

    def ended(self, task: asyncio.Task[Any]) -> None:
        self.tasks.discard(task)
        if not task.cancelled() and isinstance(error := task.exception(), Exception):
            self.errors.append(error)
        elif not task.cancelled():
            self.results.append(task.result())

    async def drain(self) -> list[Exception]:
        while self.tasks:
            await asyncio.wait(self.tasks)
        errors, self.errors = self.errors, []
        return errors
