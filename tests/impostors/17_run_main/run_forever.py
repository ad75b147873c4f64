"""hang: run_forever ends for nobody."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    loop = asyncio.new_event_loop()
    tasks = [loop.create_task(greet(*person)) for person in people]  # type: ignore[arg-type]
    loop.run_forever()
    return [task.result() for task in tasks]
