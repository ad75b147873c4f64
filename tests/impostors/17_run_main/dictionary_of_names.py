"""wrong-result: a dictionary keeps one greeting for each name."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    async def main() -> list[str]:
        greetings = {}

        async def one(name: str, seconds: float) -> None:
            greetings[name] = await greet(name, seconds)

        await asyncio.gather(*(one(*person) for person in people))
        return [greetings[name] for name, _seconds in people]

    return asyncio.run(main())
