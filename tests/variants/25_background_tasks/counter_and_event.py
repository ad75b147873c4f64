"""A count of what runs, and an Event that is set when it comes to zero."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class Background:
    def __init__(self) -> None:
        self.held: dict[int, asyncio.Task[Any]] = {}
        self.idle = asyncio.Event()
        self.idle.set()
        self.errors: list[Exception] = []

    def spawn(self, coro: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.ensure_future(coro)
        self.held[id(task)] = task
        self.idle.clear()
        task.add_done_callback(self.ended)

    def ended(self, task: asyncio.Task[Any]) -> None:
        del self.held[id(task)]
        if not task.cancelled() and (error := task.exception()):
            self.errors.append(error)  # type: ignore[arg-type]
        if not self.held:
            self.idle.set()

    async def drain(self) -> list[Exception]:
        await self.idle.wait()
        errors = list(self.errors)
        self.errors.clear()
        return errors
