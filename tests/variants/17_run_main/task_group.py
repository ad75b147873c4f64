"""A TaskGroup; its error comes out in a group."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    async def main() -> list[str]:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(greet(name, seconds)) for name, seconds in people]
        return [task.result() for task in tasks]

    return asyncio.run(main())
