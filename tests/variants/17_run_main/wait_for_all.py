"""asyncio.wait, if there is anybody to wait for."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    async def main() -> list[str]:
        tasks = [asyncio.ensure_future(greet(*person)) for person in people]
        if tasks:
            await asyncio.wait(tasks)
        return [task.result() for task in tasks]

    return asyncio.run(main(), debug=True)
