"""sequential: each task is awaited in the loop that makes it."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    async def main() -> list[str]:
        greetings = []
        for person in people:
            task = asyncio.ensure_future(greet(*person))
            greetings.append(await task)
        return greetings

    return asyncio.run(main())
