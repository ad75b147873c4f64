"""sequential: one loop, which runs one greeting to its end after another."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    with asyncio.Runner() as runner:
        return [runner.run(greet(name, seconds)) for name, seconds in people]  # type: ignore[arg-type]
