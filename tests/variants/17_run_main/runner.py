"""A Runner, whose `with` closes the loop."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    async def main() -> list[str]:
        return await asyncio.gather(*(greet(name, seconds) for name, seconds in people))

    with asyncio.Runner() as runner:
        return runner.run(main())
