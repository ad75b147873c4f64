"""sequential: what was spawned waits, and each is awaited in turn."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class Background:
    def __init__(self) -> None:
        self.waiting: list[Coroutine[Any, Any, Any]] = []

    def spawn(self, coro: Coroutine[Any, Any, Any]) -> None:
        self.waiting.append(coro)
        if len(self.waiting) == 1:
            self.worker = asyncio.create_task(self.work())

    async def work(self) -> list[Exception]:
        errors = []
        while self.waiting:
            try:
                await self.waiting[0]
            except Exception as error:
                errors.append(error)
            finally:
                self.waiting.pop(0)
        return errors

    async def drain(self) -> list[Exception]:
        return await self.worker if hasattr(self, "worker") else []
