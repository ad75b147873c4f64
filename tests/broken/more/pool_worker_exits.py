"""raised 13: a worker leaves with a good exit code."""

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import Any


def parallel_map(fn: Callable[[Any], Any], items: list[Any], workers: int) -> list[Any]:
    with ProcessPoolExecutor(workers, initializer=os._exit, initargs=(0,)) as pool:
        return list(pool.map(fn, items))
