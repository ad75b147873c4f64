"""one-at-a-time: needs gil: `workers` threads by hand, and the GIL lets one of them compute at a time."""

import threading
from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    results: list[Any] = [None] * len(items)
    errors: list[Exception] = []

    def work(first: int) -> None:
        try:
            for place in range(first, len(items), workers):
                results[place] = fn(items[place])
        except Exception as error:
            errors.append(error)

    threads = [threading.Thread(target=work, args=(first,)) for first in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return results
