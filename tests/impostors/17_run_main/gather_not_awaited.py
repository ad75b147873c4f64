"""returned-early: gather without an await."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    async def main() -> list[str]:
        return asyncio.gather(*(greet(*person) for person in people))  # type: ignore[return-value]

    return asyncio.run(main())
