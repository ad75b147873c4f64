"""left-running: after an error the line that closes the loop is never reached."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    async def main() -> list[str]:
        return await asyncio.gather(*(greet(name, seconds) for name, seconds in people))

    loop = asyncio.new_event_loop()
    greetings = loop.run_until_complete(main())
    loop.close()
    return greetings
