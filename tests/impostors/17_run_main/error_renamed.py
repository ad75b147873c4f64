"""wrong-error: the error of greet is hidden behind another one."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    async def main() -> list[str]:
        return await asyncio.gather(*(greet(name, seconds) for name, seconds in people))

    try:
        return asyncio.run(main())
    except ValueError:
        raise RuntimeError("a greeting failed") from None
