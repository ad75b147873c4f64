"""A loop that is made and closed by hand; before that, what an error has left on it is cancelled."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    async def main() -> list[str]:
        greetings = [asyncio.create_task(greet(name, seconds)) for name, seconds in people]
        try:
            return await asyncio.gather(*greetings)
        finally:
            for greeting in greetings:
                greeting.cancel()
            await asyncio.gather(*greetings, return_exceptions=True)

    loop = asyncio.new_event_loop()
    try:
        return loop.run_until_complete(main())
    finally:
        loop.close()
