"""Give the items to a pool of processes, and let `map` bring the results back in order.

Why it works: the GIL lets one thread of an interpreter compute at a time. A process has an interpreter, and so a GIL,
of its own. `map` hands each free process the next item, remembers whose result is whose, and raises here what `fn`
raised there. Leaving the `with` ends the processes. A pool of 0 raises ValueError itself; it is said first
and plainly here. Only `fn`, items and results travel, pickled, which is why a lambda cannot be `fn`.

What else would: `multiprocessing.Pool`; from Python 3.14 an `InterpreterPoolExecutor`, one process with a GIL for each
worker; on a build without a GIL simply threads. Neither threads under a GIL nor asyncio: they help those who wait.
"""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(fn, items))
