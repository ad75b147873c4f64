"""wrong-result: the greetings come in the order in which they end."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    async def main() -> list[str]:
        return [await done for done in asyncio.as_completed([greet(*person) for person in people])]

    return asyncio.run(main())
