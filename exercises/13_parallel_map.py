"""The monthly report works out its figures in pure Python, on one core, while the other cores do nothing.

Please call `fn` on every item, in parallel on up to `workers` cores, and return the results in the order of `items`.
Never run more than `workers` calls at once, and let an exception of `fn` reach the caller.
No items: an empty list. `workers < 1`: a ValueError, before any work begins.

In JavaScript, with a pool of worker_threads:
    import Piscina from "piscina";
    const pool = new Piscina({ filename: new URL("fn.js", import.meta.url).href, maxThreads: workers });
    const results = await Promise.all(items.map((item) => pool.run(item)));
    await pool.close();

Mind one thing that JavaScript does not have: threads of Python share a lock, the GIL, and compute in turns.
"""

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    # TODO: give the items to `workers` workers that really compute at the same time.
    raise NotImplementedError("TODO: call fn on the items in parallel")


def count_primes(below: int) -> int:
    """A slow way to count the primes: most of a second for 200,000."""
    return sum(all(n % d for d in range(2, int(n**0.5) + 1)) for n in range(2, below))


if __name__ == "__main__":  # without this line each new process would run what follows, too
    import time

    numbers = [200_000 + n for n in range(4)]
    started = time.perf_counter()
    expected = [count_primes(number) for number in numbers]
    print(f"{time.perf_counter() - started:.2f} s one after another")

    started = time.perf_counter()
    print("right" if parallel_map(count_primes, numbers, workers=2) == expected else "wrong")
    print(f"{time.perf_counter() - started:.2f} s with two workers")
