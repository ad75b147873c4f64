"""errors-lost: drain takes what has failed already away before it waits, and a cancel loses it."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class Background:
    def __init__(self) -> None:
        self._running: set[asyncio.Task[Any]] = set()
        self._errors: list[Exception] = []
        self._quiet = asyncio.Event()

    def spawn(self, coro: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.create_task(coro)
        self._running.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if not task.cancelled() and isinstance(error := task.exception(), Exception):
            self._errors.append(error)
        if not self._running:
            self._quiet.set()

    async def drain(self) -> list[Exception]:
        errors, self._errors = self._errors, []
        while self._running:
            self._quiet.clear()
            await self._quiet.wait()
            errors += self._errors
            self._errors = []
        return errors
