"""`asyncio.timeout` cancels what it encloses and knows whether it was the one who did; `finally` cleans up after it.

Why it works: when the time has passed, the block's own task is cancelled, so `op` ends, with its cleanup, before the
block does. Then the cancel becomes a TimeoutError. One that `op` raises looks the same, so only `limit.expired()` tells
whose it is. A cancel from outside stays a CancelledError. The `finally` stands outside of the block: there the deadline
has no power any more, and every way out passes it once.

What else would: `asyncio.wait_for` around a task of `op`, which was cancelled if it was the deadline; or
`asyncio.wait({task}, timeout=seconds)`, which cancels nothing: that, and to await the task after it, is left to you.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    try:
        async with asyncio.timeout(seconds) as limit:
            return await op()
    except TimeoutError:
        if limit.expired():
            return None
        raise
    finally:
        await cleanup()
