"""many-loops: a thread and a loop for each person."""

import asyncio
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    def one(person: tuple[str, float]) -> str:
        return asyncio.run(greet(*person))  # type: ignore[arg-type]

    with ThreadPoolExecutor(max(1, len(people))) as pool:
        return list(pool.map(one, people))
