"""One thing at a time: what is asked for waits for its turn, or ends what is being done and takes its place."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

Work = Callable[[], Coroutine[Any, Any, None]]


class Turns:
    """Runs work on the event loop. Each time `on_end` is given a call that raises what the work has raised."""

    def __init__(self, on_end: Callable[[Callable[[], None]], None]) -> None:
        self.on_end = on_end
        self.tasks: set[asyncio.Task[None]] = set()

    def do(self, work: Work, at_once: bool = True) -> None:
        """Do this when everything before it has ended, and has tidied up; `at_once` ends what is being done."""
        if at_once:
            self.drop()
        task = asyncio.create_task(_after(set(self.tasks), work))
        self.tasks.add(task)
        task.add_done_callback(self._done)

    @property
    def busy(self) -> bool:
        return bool(self.tasks)

    def drop(self) -> None:
        """End what is being done, and forget what was to be done after it."""
        for task in self.tasks:
            if not task.cancelling():  # a second time would end its tidying up
                task.cancel()

    async def end(self) -> None:
        self.drop()
        if self.tasks:
            await asyncio.wait(self.tasks)

    def _done(self, task: asyncio.Task[None]) -> None:
        self.tasks.discard(task)
        if not task.cancelled():
            self.on_end(task.result)


async def _after(others: set[asyncio.Task[None]], work: Work) -> None:
    if others:
        await asyncio.wait(others)
    await work()
