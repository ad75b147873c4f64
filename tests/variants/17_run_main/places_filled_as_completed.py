"""Each greeting is put in its place when it is done."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    greetings = [""] * len(people)

    async def put(place: int) -> int:
        greetings[place] = await greet(*people[place])
        return place

    async def main() -> None:
        for done in asyncio.as_completed([put(place) for place in range(len(people))]):
            await done

    asyncio.run(main())
    return greetings
