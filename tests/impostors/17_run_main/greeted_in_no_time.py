"""work-skipped: nobody gets the seconds that stand beside the name."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    async def main() -> list[str]:
        return await asyncio.gather(*(greet(name, 0.0) for name, _seconds in people))

    return asyncio.run(main())
