"""A Condition tells drain that a piece of work has ended."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class Background:
    def __init__(self) -> None:
        self.changed = asyncio.Condition()
        self.tasks: list[asyncio.Task[None]] = []
        self.errors: list[Exception] = []

    def spawn(self, coro: Coroutine[Any, Any, Any]) -> None:
        self.tasks.append(asyncio.create_task(self.run(coro)))

    async def run(self, coro: Coroutine[Any, Any, Any]) -> None:
        try:
            await coro
        except Exception as error:
            self.errors.append(error)
        finally:
            me = asyncio.current_task()
            assert me is not None
            self.tasks.remove(me)
            async with self.changed:
                self.changed.notify_all()

    async def drain(self) -> list[Exception]:
        async with self.changed:
            await self.changed.wait_for(lambda: not self.tasks)
            errors, self.errors = self.errors, []
        return errors
