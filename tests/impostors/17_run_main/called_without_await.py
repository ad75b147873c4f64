"""never-awaited: greet is called, and its coroutine thrown away."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    greetings: list[str] = []

    async def main() -> None:
        for name, seconds in people:
            greet(name, seconds)
            greetings.append(f"Hello, {name}")

    asyncio.run(main())
    return greetings
