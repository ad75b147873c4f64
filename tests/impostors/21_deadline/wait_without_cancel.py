"""work-went-on: asyncio.wait stops waiting, and op goes on."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    task = asyncio.ensure_future(op())
    try:
        done, _late = await asyncio.wait({task}, timeout=seconds)
        return task.result() if done else None
    finally:
        await cleanup()
