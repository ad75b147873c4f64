"""sequential: each greeting is awaited before the next one begins."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    async def main() -> list[str]:
        return [await greet(name, seconds) for name, seconds in people]

    return asyncio.run(main())
