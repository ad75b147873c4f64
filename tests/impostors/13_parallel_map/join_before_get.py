"""hang: the workers are joined before their results are taken, and these fill the pipe."""

import multiprocessing as mp
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def _loop(fn, items, k, n, done):
    for i in range(k, len(items), n):
        try:
            done.put((i, fn(items[i]), None))
        except Exception as error:
            done.put((i, None, error))


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError("workers")
    if not items:
        return []
    done = mp.Queue()
    crew = [mp.Process(target=_loop, args=(fn, items, k, workers, done)) for k in range(workers)]
    for p in crew:
        p.start()
    for p in crew:
        p.join()
    out = [None] * len(items)
    for _ in items:
        i, value, error = done.get()
        if error:
            raise error
        out[i] = value
    done.close()
    done.join_thread()
    return out
