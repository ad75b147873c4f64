"""cleanup-cut: the alarm is left on after a result, and rings in the middle of the cleanup."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    caller, late = asyncio.current_task(), False

    def ring() -> None:
        nonlocal late
        late = True
        caller.cancel()  # type: ignore[union-attr]

    try:
        if seconds <= 0:
            return None
        asyncio.get_running_loop().call_later(seconds, ring)
        return await op()
    except asyncio.CancelledError:
        if late and caller.uncancel() == 0:  # type: ignore[union-attr]
            return None
        raise
    finally:
        await cleanup()
