"""A timer of the loop cancels the task; the group waits for it."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    late = False

    def time_out() -> None:
        nonlocal late
        late = True
        task.cancel()

    async def run() -> T:
        return await op()

    try:
        async with asyncio.TaskGroup() as group:
            task = group.create_task(run())
            timer = asyncio.get_running_loop().call_later(seconds, time_out)
            task.add_done_callback(lambda _task: timer.cancel())
        return None if late and task.cancelled() else task.result()
    finally:
        await cleanup()
