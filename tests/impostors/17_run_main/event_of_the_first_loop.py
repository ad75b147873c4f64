"""raised: an Event of the module belongs to the loop of the first call."""

import asyncio
from collections.abc import Awaitable, Callable

begin = asyncio.Event()


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    async def one(name: str, seconds: float) -> str:
        await begin.wait()
        return await greet(name, seconds)

    async def main() -> list[str]:
        tasks = [asyncio.create_task(one(*person)) for person in people]
        await asyncio.sleep(0)
        begin.set()
        try:
            return await asyncio.gather(*tasks)
        finally:
            begin.clear()

    return asyncio.run(main())
