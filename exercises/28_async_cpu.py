"""One endpoint of our server works out prime numbers. While it does so, nobody else gets an answer.

Please call `work` on every item, in parallel on up to `workers` cores, and return the results in the order of `items`.
The event loop must go on turning all the time: to start processes and to join idle ones on it is fine, to wait for work
is not. Never run more than `workers` calls at once, and let an exception of `work` or a cancel reach the caller.
No items: an empty list. `workers < 1`: a ValueError, before any work begins. At the end nothing is left running.

In JavaScript the request handler would ask a pool of worker_threads:
    import Piscina from "piscina";
    const pool = new Piscina({ filename: new URL("work.js", import.meta.url).href, maxThreads: workers });
    const results = await Promise.all(items.map((item) => pool.run(item)));
    await pool.close();
"""

import asyncio
from collections.abc import Callable


async def async_cpu(items: list[int], work: Callable[[int], int], workers: int) -> list[int]:
    # TODO: let somebody else compute, and await the results.
    raise NotImplementedError("TODO: compute beside the loop")


def count_primes(below: int) -> int:
    """A slow way to count the primes: most of a second for 200,000."""
    return sum(all(n % d for d in range(2, int(n**0.5) + 1)) for n in range(2, below))


async def answer_others() -> None:
    while True:
        print("somebody else got an answer")
        await asyncio.sleep(0.2)


async def main() -> None:
    others = asyncio.create_task(answer_others())
    print(await async_cpu([200_000 + n for n in range(4)], count_primes, workers=2))
    others.cancel()


if __name__ == "__main__":  # without this line each new process would run what follows, too
    asyncio.run(main())
