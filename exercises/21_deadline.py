"""A report takes two seconds, or two minutes when the database is busy. Nobody looks at it after five.

Please return what `await op()` gives, or None when `seconds` have passed: `op` is cancelled then, as it is when you
are cancelled from outside. Whatever happened (a result, a time-out, an error, a cancel), `cleanup` is awaited once,
after `op` has ended, and the deadline does not cut it short. An error of `op` reaches the caller, one with which it
answers its cancel, too, and a TimeoutError that it raises by itself: that one is not your deadline.
`seconds <= 0` is a time-out at once.

In JavaScript, where `op` has to look after its signal by itself:
    const signal = AbortSignal.timeout(seconds * 1000);
    try { return await op({ signal }); }
    catch (error) { if (error === signal.reason) return null; throw error; }
    finally { await cleanup(); }
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def deadline(op: Callable[[], Awaitable[T]], seconds: float, cleanup: Callable[[], Awaitable[None]]) -> T | None:
    # TODO: wait for op, but no longer than `seconds`; then clean up, whatever happened.
    raise NotImplementedError("TODO: put a deadline on op")


async def report() -> str:
    try:
        await asyncio.sleep(0.5)
        return "the report"
    except asyncio.CancelledError:
        print("    the report is cancelled")
        raise


async def disconnect() -> None:
    await asyncio.sleep(0.1)
    print("    disconnected")


async def main() -> None:
    for seconds in (1.0, 0.2):
        print(f"{seconds} s:", await deadline(report, seconds, disconnect))


if __name__ == "__main__":
    asyncio.run(main())
