"""many-loops: a second loop, in a thread, for half of the people."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    async def some(part: list[tuple[str, float]]) -> list[str]:
        return await asyncio.gather(*(greet(name, seconds) for name, seconds in part))

    async def main() -> list[str]:
        half = len(people) // 2
        there = asyncio.to_thread(lambda: asyncio.run(some(people[half:])))
        first, second = await asyncio.gather(some(people[:half]), there)
        return first + second

    return asyncio.run(main())
