"""All tasks are made first, then each is awaited."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    async def main() -> list[str]:
        tasks = [asyncio.create_task(greet(*person)) for person in people]
        return [await task for task in tasks]

    return asyncio.run(main())
