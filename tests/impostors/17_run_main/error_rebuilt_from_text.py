"""wrong-error: the error is made anew from its text, which is not all that its class wants."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    async def main() -> list[str]:
        return await asyncio.gather(*(greet(*person) for person in people))

    try:
        return asyncio.run(main())
    except Exception as error:
        raise type(error)(f"greeting failed: {error}") from None
