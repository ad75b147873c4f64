"""Three mirrors hold the same file, and some of them are down. Which answer counts depends on who asks.

Please start all `jobs` together, and then, by `mode`:
    "all_settled"   wait for all, and return a list in the order of `jobs`: ("fulfilled", value) or ("rejected", error)
    "any"           return the first success; if all fail, raise an ExceptionGroup of all the errors
    "race"          the first to finish decides: return its value or raise its error
The losers are cancelled, and have ended, cleanup included, before you return. When you are cancelled yourself, all
that you have begun ends first. No jobs: an empty list for "all_settled", a ValueError for the others.

In JavaScript, where the losers simply go on:
    const jobs = [async () => "page", async () => { throw new Error("down"); }];
    await Promise.allSettled(jobs.map((job) => job()));
    await Promise.any(jobs.map((job) => job()));
    await Promise.race(jobs.map((job) => job()));
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any, Literal, TypeVar

T = TypeVar("T")


async def settle_and_race(
    jobs: list[Callable[[], Awaitable[T]]], mode: Literal["all_settled", "any", "race"]
) -> list[tuple[str, Any]] | T:
    # TODO: start all jobs; return what `mode` asks for, when nobody works any more.
    raise NotImplementedError("TODO: settle all, or find the winner")


async def mirror(name: str, seconds: float) -> str:
    try:
        await asyncio.sleep(seconds)
        if name == "north":
            raise ConnectionError("north is down")
        return f"the file from {name}"
    finally:
        print(f"    {name} has ended")


async def main() -> None:
    names = {"north": 0.1, "east": 0.3, "west": 0.2}
    jobs = [lambda name=name: mirror(name, names[name]) for name in names]
    for mode in ("all_settled", "any", "race"):
        try:
            print(mode, await settle_and_race(jobs, mode))
        except Exception as error:
            print(mode, "raised", repr(error))


if __name__ == "__main__":
    asyncio.run(main())
