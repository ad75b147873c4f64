"""wrong-result: the arguments of the error tell whether there was one, and it has none."""

from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")


def _call(fn, x):
    try:
        return fn(x), None, ()
    except Exception as error:
        return None, type(error), error.args


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError("workers")
    if not items:
        return []
    with ProcessPoolExecutor(workers) as pool:
        out = []
        for f in [pool.submit(_call, fn, x) for x in items]:
            value, kind, args = f.result()
            if args:
                raise kind(*args)
            out.append(value)
        return out
