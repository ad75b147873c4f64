"""A set holds each task until it ends; its done callback lets go of it, and keeps the error if there is one.

Why it works: the loop itself holds tasks only weakly, so the set is what keeps them alive. The callback runs once, when
a task has ended: it removes the task, so that nothing which succeeded is kept, and reads the error, so that nothing is
"never retrieved". `asyncio.wait` waits without touching what it waits for: cancelled, it leaves the tasks running,
where `gather` would cancel them. The loop around it is for work that is spawned while drain waits.

What else would: an `asyncio.Queue` or a plain list of errors that a wrapper around each coroutine fills; a counter of
running tasks and an Event that is set when it comes to zero. Not a TaskGroup: there one failure cancels all the others.
"""

import asyncio
from collections.abc import Coroutine
from typing import Any


class Background:
    def __init__(self) -> None:
        self.tasks: set[asyncio.Task[Any]] = set()
        self.errors: list[Exception] = []

    def spawn(self, coro: Coroutine[Any, Any, Any]) -> None:
        task = asyncio.create_task(coro)
        self.tasks.add(task)
        task.add_done_callback(self.ended)

    def ended(self, task: asyncio.Task[Any]) -> None:
        self.tasks.discard(task)
        if not task.cancelled() and isinstance(error := task.exception(), Exception):
            self.errors.append(error)

    async def drain(self) -> list[Exception]:
        while self.tasks:
            await asyncio.wait(self.tasks)
        errors, self.errors = self.errors, []
        return errors
