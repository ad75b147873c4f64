"""not-picklable: a nested function as target reaches a forked process, and no other kind."""

from collections.abc import Callable
from multiprocessing import Process, SimpleQueue
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    answers: Any = SimpleQueue()

    def work(first: int) -> None:
        for place in range(first, len(items), workers):
            try:
                answers.put((place, fn(items[place]), None))
            except Exception as error:
                answers.put((place, None, error))

    processes = [Process(target=work, args=(first,)) for first in range(workers)]
    for process in processes:
        process.start()
    collected = [answers.get() for _ in items]
    for process in processes:
        process.join()
    answers.close()
    for _, _, error in collected:
        if error is not None:
            raise error
    return [result for _, result, _ in sorted(collected, key=lambda answer: answer[0])]
