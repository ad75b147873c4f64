"""errors-lost: the index of the failure is tested for truth, and that of the first is 0."""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    async def main() -> list[str]:
        outcomes = await asyncio.gather(*(greet(*person) for person in people), return_exceptions=True)
        failed = next((index for index, one in enumerate(outcomes) if isinstance(one, BaseException)), None)
        if failed:
            raise outcomes[failed]
        return [one if isinstance(one, str) else "" for one in outcomes]

    return asyncio.run(main())
