"""`asyncio.run` makes a loop, runs one coroutine on it to its end, and closes the loop, after an error too.

Why it works: `gather` makes a task of each greeting, so all of them are begun before it waits for any, and gives the
results in the order of its arguments. It needs a running loop, so it stands in a coroutine: `main` is the one that
`asyncio.run` runs. One `run` for the whole program is the rule: a second one is a second loop, and nothing that
belongs to one loop works on another.

What else would: an `asyncio.TaskGroup` in `main`; `with asyncio.Runner() as runner: runner.run(main())`, for a script
that comes back to the same loop several times.
"""

import asyncio
from collections.abc import Awaitable, Callable


def run_main(people: list[tuple[str, float]], greet: Callable[[str, float], Awaitable[str]]) -> list[str]:
    async def main() -> list[str]:
        return await asyncio.gather(*(greet(name, seconds) for name, seconds in people))

    return asyncio.run(main())
