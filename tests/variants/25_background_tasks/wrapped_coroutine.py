"""A wrapper around each coroutine puts its error into a queue."""

import asyncio
from collections.abc import Coroutine
from typing import Any


class Background:
    def __init__(self) -> None:
        self.running: set[asyncio.Task[None]] = set()
        self.errors: asyncio.Queue[Exception] = asyncio.Queue()

    def spawn(self, coro: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.get_running_loop().create_task(self.run(coro))
        self.running.add(task)
        task.add_done_callback(self.running.discard)

    async def run(self, coro: Coroutine[Any, Any, Any]) -> None:
        try:
            await coro
        except Exception as error:
            self.errors.put_nowait(error)

    async def drain(self) -> list[Exception]:
        while self.running:
            await asyncio.wait(self.running, return_when=asyncio.FIRST_COMPLETED)
        found = []
        while not self.errors.empty():
            found.append(self.errors.get_nowait())
        return found
