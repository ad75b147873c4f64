"""limit-exceeded: `workers` processes are at work, and the caller takes a share beside them."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def run_share(fn: Callable[[T], R], share: list[T]) -> list[R]:
    return [fn(item) for item in share]


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    with ProcessPoolExecutor(max_workers=workers) as pool:
        *others, mine = (items[first :: workers + 1] for first in range(workers + 1))
        futures = [pool.submit(run_share, fn, share) for share in others]
        own = run_share(fn, mine)
        shares = [*(future.result() for future in futures), own]
    return [shares[place % (workers + 1)][place // (workers + 1)] for place in range(len(items))]
