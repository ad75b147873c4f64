"""limit-too-low: a semaphore lets 48 greet at a time."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    async def main() -> list[str]:
        polite = asyncio.Semaphore(48)

        async def one(name: str, seconds: float) -> str:
            async with polite:
                return await greet(name, seconds)

        return await asyncio.gather(*(one(*person) for person in people))

    return asyncio.run(main())
