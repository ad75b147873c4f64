"""signature: main is called, and its coroutine returned as in JavaScript."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    async def main() -> list[str]:
        return await asyncio.gather(*(greet(name, seconds) for name, seconds in people))

    return main()  # type: ignore[return-value]
