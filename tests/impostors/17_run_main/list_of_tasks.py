"""returned-early: a list of tasks, which the end of the loop cancels."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    async def main() -> list[str]:
        return [asyncio.ensure_future(greet(*person)) for person in people]  # type: ignore[misc]

    return asyncio.run(main())
