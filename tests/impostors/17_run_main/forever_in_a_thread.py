"""many-loops: a loop that runs for ever in a thread, and is called from here."""

import asyncio
import threading
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    try:
        futures = [asyncio.run_coroutine_threadsafe(greet(*person), loop) for person in people]  # type: ignore[arg-type]
        return [future.result() for future in futures]
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
