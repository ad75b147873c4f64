"""tampered 13: another start method for all."""

import multiprocessing
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from typing import Any


def parallel_map(fn: Callable[[Any], Any], items: list[Any], workers: int) -> list[Any]:
    if workers < 1:
        raise ValueError(workers)
    with ProcessPoolExecutor(workers) as pool:
        return list(pool.map(fn, items))


if __name__ != "__mp_main__":
    multiprocessing.set_start_method("spawn", force=True)
