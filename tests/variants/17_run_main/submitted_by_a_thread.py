"""A helper thread hands the greetings to the loop, which turns in the calling thread."""

import asyncio
import threading
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    async def main() -> list[str]:
        loop = asyncio.get_running_loop()
        submitted: asyncio.Future[list] = loop.create_future()

        def submit() -> None:
            futures = [asyncio.run_coroutine_threadsafe(greet(*person), loop) for person in people]
            loop.call_soon_threadsafe(submitted.set_result, futures)

        helper = threading.Thread(target=submit, name="submitter")
        helper.start()
        try:
            futures = await submitted
        finally:
            helper.join()
        return await asyncio.gather(*map(asyncio.wrap_future, futures))

    return asyncio.run(main())
