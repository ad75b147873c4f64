"""work-skipped: a global of the workers is set once, so a second call calls the first fn."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


_FN = None


def _init(fn):
    global _FN
    if _FN is None:
        _FN = fn


def _call(x):
    return _FN(x)


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError("workers")
    if not items:
        return []
    _init(fn)
    with ProcessPoolExecutor(workers, initializer=_init, initargs=(fn,)) as pool:
        return [f.result() for f in [pool.submit(_call, x) for x in items]]
