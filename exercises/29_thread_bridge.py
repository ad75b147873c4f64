"""The scanner's driver reads barcodes in threads of its own; our server is a coroutine, and wants to hear of them.

Please write a bus between the two. It is made on the loop. `publish(item)` and `close()` may come from any thread, the
loop's own one too, and never wait. One consumer on the loop says `async for item in bus`: it gets everything that was
published, what each thread has published in its order, and after `close` the iteration ends.
After `close`, `publish` raises a RuntimeError; a `publish` that returned is delivered, even if it met `close` on its
way. A second `close` does nothing, and iterating again after the end ends at once. A cancelled iteration loses
nothing: the next one goes on where it was. An item wakes the loop, and while there is none nobody looks for one.

In JavaScript a Worker's messages wake the loop by themselves:
    import { on } from "node:events";
    for await (const [item] of on(worker, "message", { close: ["exit"] })) console.log(item);
"""

import asyncio
import threading
import time
from collections.abc import AsyncIterator
from typing import Generic, TypeVar

T = TypeVar("T")


class Bus(Generic[T]):
    def __init__(self) -> None:
        # TODO: keep the loop that runs here, and what is to be delivered; then write the three methods.
        raise NotImplementedError("TODO: make the bus")

    def publish(self, item: T) -> None:
        raise NotImplementedError("TODO: hand the item over to the loop")

    def close(self) -> None:
        raise NotImplementedError("TODO: let the iteration end")

    def __aiter__(self) -> AsyncIterator[T]:
        raise NotImplementedError("TODO: give what has an `async def __anext__`")


def scan(bus: Bus[str]) -> None:
    for number in range(3):
        time.sleep(0.3)
        bus.publish(f"barcode {number}")
    bus.close()


async def main() -> None:
    bus: Bus[str] = Bus()
    threading.Thread(target=scan, args=(bus,)).start()
    async for item in bus:
        print(item)


if __name__ == "__main__":
    asyncio.run(main())
