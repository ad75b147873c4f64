"""A feed brings messages faster than the database takes them, and the service that reads them all runs out of memory.

Please write a pipeline that keeps in step: read `source`, await `work` for up to `workers` items together, and await
`sink` for one result at a time, in any order. Return how many there were. From the moment `source` hands out an item
until `sink` has returned from it, at most `workers + 2 * buffer + 2` items may be under way: a queue of `buffer` before
the workers, another one after them, and one item in each hand.
The first error of source, work or sink ends all of it and reaches the caller (in an ExceptionGroup is fine), and so
does a cancel from outside. A source that has `aclose` is closed, whatever happened. `workers` or `buffer` below 1: a
ValueError, before anything is read.

In JavaScript `pipeline` keeps in step and closes the source by itself; only one item is at work at a time, though:
    const { pipeline } = await import("node:stream/promises");
    async function* working(items) { for await (const item of items) yield await work(item); }
    await pipeline(source, working, async (results) => { for await (const result of results) await sink(result); });
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


async def async_pipeline(
    source: AsyncIterator[T],
    work: Callable[[T], Awaitable[R]],
    sink: Callable[[R], Awaitable[None]],
    workers: int,
    buffer: int,
) -> int:
    # TODO: a reader, `workers` workers and a writer, as tasks that end together.
    raise NotImplementedError("TODO: read, work and sink at the same time, and never read too far ahead")


async def feed() -> AsyncIterator[str]:
    for n in range(1, 13):
        yield f"message {n}"


async def translate(message: str) -> str:
    await asyncio.sleep(0.2)
    return message.upper()


async def store(message: str) -> None:
    await asyncio.sleep(0.05)
    print("stored", message)


if __name__ == "__main__":  # one after another takes 3 s
    print(asyncio.run(async_pipeline(feed(), translate, store, workers=4, buffer=2)), "messages")
