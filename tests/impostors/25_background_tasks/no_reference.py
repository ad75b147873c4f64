"""task-collected: only a count is kept, and nobody holds the tasks."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class Background:
    def __init__(self) -> None:
        self.count = 0
        self.errors: list[Exception] = []
        self.changed = asyncio.Event()

    def spawn(self, coro: Coroutine[Any, Any, Any]) -> None:
        self.count += 1
        asyncio.create_task(self.run(coro))  # noqa: RUF006

    async def run(self, coro: Coroutine[Any, Any, Any]) -> None:
        try:
            await coro
        except Exception as error:
            self.errors.append(error)
        finally:
            self.count -= 1
            self.changed.set()

    async def drain(self) -> list[Exception]:
        while self.count:
            self.changed.clear()
            await self.changed.wait()
        errors, self.errors = self.errors, []
        return errors
