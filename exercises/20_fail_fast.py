"""A dashboard asks five services at once. When one of them fails the page is lost, and the others work for nobody.

Please start all `jobs` together and return their results in the order of `jobs`. When one fails, cancel the others,
wait until they have ended, cleanup included, and let the failure reach the caller (in an ExceptionGroup is fine).
When you are cancelled yourself, everything that you have begun ends before you do. No jobs: an empty list.

In JavaScript, where each job has to look after its signal by itself:
    const abort = new AbortController();
    const all = jobs.map((job) => job(abort.signal));
    try { return await Promise.all(all); }
    catch (error) { abort.abort(); await Promise.allSettled(all); throw error; }

`asyncio.gather` is not the whole answer: after a failure, and after a cancel, it leaves others running.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def fail_fast(jobs: list[Callable[[], Awaitable[T]]]) -> list[T]:
    # TODO: start all jobs; the first failure ends the others before it reaches the caller.
    raise NotImplementedError("TODO: run the jobs together until one fails")


async def service(name: str, seconds: float) -> str:
    try:
        await asyncio.sleep(seconds)
        if name == "prices":
            raise ValueError("prices are not available")
        return name
    finally:
        print(f"{name} has ended")


async def main() -> None:
    names = {"news": 0.4, "prices": 0.2, "weather": 0.3}
    try:
        print(await fail_fast([lambda name=name: service(name, names[name]) for name in names]))
    except Exception as error:
        print("the page is lost:", repr(error))


if __name__ == "__main__":
    asyncio.run(main())
