"""returned-early: the tasks are made, and main ends."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    greetings: list[str] = []

    async def one(name: str, seconds: float) -> None:
        greetings.append(await greet(name, seconds))

    async def main() -> None:
        tasks = [asyncio.create_task(one(*person)) for person in people]
        assert len(tasks) == len(people)

    asyncio.run(main())
    return greetings
