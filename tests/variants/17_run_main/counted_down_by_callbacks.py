"""No coroutine of its own: done callbacks count the tasks down, into a bare Future."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial


class Greeter:
    def __init__(self, loop: asyncio.AbstractEventLoop, people, greet) -> None:
        self.loop = loop
        self.people = people
        self.greet = greet
        self.results = [""] * len(people)
        self.left = len(people)
        self.tasks: set[asyncio.Task] = set()
        self.finished = loop.create_future()
        if not people:
            self.finished.set_result([])

    def begin(self) -> None:
        for index, (name, seconds) in enumerate(self.people):
            task = self.loop.create_task(self.greet(name, seconds))
            self.tasks.add(task)
            task.add_done_callback(partial(self.ended, index))

    def ended(self, index: int, task: asyncio.Task) -> None:
        self.tasks.discard(task)
        self.left -= 1
        if task.cancelled():
            return
        if task.exception() is not None:
            if not self.finished.done():
                self.finished.set_exception(task.exception())
            return
        self.results[index] = task.result()
        if not self.left and not self.finished.done():
            self.finished.set_result(self.results)


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    loop = asyncio.new_event_loop()
    try:
        greeter = Greeter(loop, people, greet)
        loop.call_soon(greeter.begin)
        try:
            return loop.run_until_complete(greeter.finished)
        finally:
            rest = list(greeter.tasks)
            for task in rest:
                task.cancel()
            if rest:
                loop.run_until_complete(asyncio.wait(rest))
    finally:
        loop.run_until_complete(loop.shutdown_asyncgens())
        loop.run_until_complete(loop.shutdown_default_executor())
        loop.close()
