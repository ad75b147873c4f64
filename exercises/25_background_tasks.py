"""A web handler answers at once and sends the mail afterwards. Nobody awaits that work, so nobody hears when it fails.

Please write a class whose `spawn(coro)` starts a coroutine in the background, on the running loop, and returns at once.
The work goes on whatever the garbage collector does, and what has succeeded is not kept. `drain()` waits for all of it,
also for what is spawned meanwhile, and returns the errors since the last drain, in the order in which they came. One
failure ends nobody else, and a cancelled task is no error. After a drain the object can be used again.
Cancelling `drain` cancels only the waiting: the work goes on, and a later drain still tells its errors.

In JavaScript such a promise floats, and an unhandled rejection ends the process:
    const background = new Set();
    function spawn(promise) { background.add(promise); promise.finally(() => background.delete(promise)); }

An event loop keeps only weak references to its tasks: a task that nobody holds may vanish in the middle.
"""

import asyncio
from collections.abc import Coroutine
from typing import Any


class Background:
    def spawn(self, coro: Coroutine[Any, Any, Any]) -> None:
        # TODO: start it and hold it; drain waits for it and tells its error.
        raise NotImplementedError("TODO: start the coroutine in the background")

    async def drain(self) -> list[Exception]:
        raise NotImplementedError("TODO: wait for the work, and return its errors")


async def send(mail: str, seconds: float) -> None:
    await asyncio.sleep(seconds)
    if "@" not in mail:
        raise ValueError(f"no address: {mail}")
    print("sent to", mail)


async def main() -> None:
    background = Background()
    for mail in ("ada@example.org", "nobody", "grace@example.org"):
        background.spawn(send(mail, 0.1))
    print("answered at once")
    print("errors:", await background.drain())


if __name__ == "__main__":
    asyncio.run(main())
