"""raised: gather needs a running loop, and there is none yet."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    return asyncio.run(asyncio.gather(*(greet(*person) for person in people)))  # type: ignore[arg-type]
