"""needs 3.12: tasks that begin as soon as they are made."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    async def main() -> list[str]:
        asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
        return await asyncio.gather(*(greet(name, seconds) for name, seconds in people))

    return asyncio.run(main())
