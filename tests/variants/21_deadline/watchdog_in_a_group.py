"""A watchdog task beside op, in one TaskGroup; the error comes out in a group."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    async def watch() -> None:
        await asyncio.sleep(seconds)
        task.cancel()

    async def run() -> T:
        try:
            return await op()
        finally:
            watchdog.cancel()

    try:
        async with asyncio.TaskGroup() as group:
            watchdog = group.create_task(watch())
            task = group.create_task(run())
    finally:
        await cleanup()
    return None if task.cancelled() else task.result()
