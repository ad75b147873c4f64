"""wrong-result: `people.index` finds only the first of two equal people."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    async def main() -> list[str]:
        greetings = [""] * len(people)

        async def one(person: tuple[str, float]) -> None:
            greetings[people.index(person)] = await greet(*person)

        await asyncio.gather(*map(one, people))
        return greetings

    return asyncio.run(main())
