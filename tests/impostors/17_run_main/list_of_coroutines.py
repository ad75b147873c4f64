"""never-awaited: a list of coroutines is no list of greetings."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    async def main() -> list[str]:
        return [greet(name, seconds) for name, seconds in people]  # type: ignore[misc]

    return asyncio.run(main())
