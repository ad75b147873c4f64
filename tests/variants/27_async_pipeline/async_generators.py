"""A chain of async generators; behind one of them a TaskGroup fills and empties two queues of `buffer`."""

import asyncio
import contextlib

DONE = object()


@contextlib.asynccontextmanager
async def closing(source):
    try:
        yield source
    finally:
        if hasattr(source, "aclose"):
            await source.aclose()


def positive(**numbers):
    for name, number in numbers.items():
        if number < 1:
            raise ValueError(f"{name} must be at least 1, not {number}")


@contextlib.asynccontextmanager
async def parallel(iterable, work, workers, buffer):
    """Give an async generator of results; `workers` + 1 tasks are at work behind it."""
    inputs = asyncio.Queue(buffer)
    outputs = asyncio.Queue(buffer)

    async def feed():
        async for item in iterable:
            await inputs.put(item)
        await inputs.put(DONE)

    async def labour():
        while True:
            item = await inputs.get()
            if item is DONE:
                await inputs.put(DONE)
                return
            await outputs.put(await work(item))

    async def end(tasks):
        await asyncio.gather(*tasks)
        await outputs.put(DONE)

    async def results():
        while True:
            result = await outputs.get()
            if result is DONE:
                return
            yield result

    async with asyncio.TaskGroup() as group:
        group.create_task(feed())
        group.create_task(end([group.create_task(labour()) for _ in range(workers)]))
        async with contextlib.aclosing(results()) as stream:
            yield stream


async def async_pipeline(source, work, sink, workers, buffer):
    async with closing(source):
        positive(workers=workers, buffer=buffer)
        count = 0
        async with parallel(source, work, workers, buffer) as results:
            async for result in results:
                await sink(result)
                count += 1
        return count


async def main():
    async def numbers():
        for n in range(5):
            yield n

    async def double(n):
        await asyncio.sleep(0.1)
        return 2 * n

    async def show(n):
        print(n)

    print(await async_pipeline(numbers(), double, show, workers=2, buffer=1))


if __name__ == "__main__":
    asyncio.run(main())
