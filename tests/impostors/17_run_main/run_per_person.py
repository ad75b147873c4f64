"""sequential: an asyncio.run for each person, one after another."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    return [asyncio.run(greet(name, seconds)) for name, seconds in people]  # type: ignore[arg-type]
