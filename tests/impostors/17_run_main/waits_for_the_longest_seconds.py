"""returned-early: it waits as long as the longest should take, and not until all are done."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    async def main() -> list[str]:
        if not people:
            return []
        tasks = [asyncio.create_task(greet(*person)) for person in people]
        longest = max(seconds for _name, seconds in people)
        await asyncio.wait(tasks, timeout=longest + 0.1)
        return [task.result() if task.done() else "" for task in tasks]

    return asyncio.run(main())
