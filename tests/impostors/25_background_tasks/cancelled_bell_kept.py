"""raised: a cancelled drain leaves its cancelled future to the next, which it cancels."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class Background:
    def __init__(self) -> None:
        self.tasks: set[asyncio.Task[Any]] = set()
        self.errors: list[Exception] = []
        self.bell: asyncio.Future[None] | None = None

    def spawn(self, coro: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.create_task(coro)
        self.tasks.add(task)
        task.add_done_callback(self.ended)

    def ended(self, task: asyncio.Task[Any]) -> None:
        self.tasks.discard(task)
        if not task.cancelled() and isinstance(error := task.exception(), Exception):
            self.errors.append(error)
        if not self.tasks and self.bell is not None:
            if not self.bell.done():
                self.bell.set_result(None)
            self.bell = None

    async def drain(self) -> list[Exception]:
        while self.tasks:
            if self.bell is None:
                self.bell = asyncio.get_running_loop().create_future()
            await self.bell
        errors, self.errors = self.errors, []
        return errors
