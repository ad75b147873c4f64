"""many-loops: one loop here, and a loop in a thread for each person."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    async def main() -> list[str]:
        return await asyncio.gather(*(asyncio.to_thread(lambda p=person: asyncio.run(greet(*p))) for person in people))

    return asyncio.run(main())
