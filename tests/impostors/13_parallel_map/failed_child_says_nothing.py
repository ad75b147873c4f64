"""hang: a child whose `fn` raises dies without an answer, and the parent waits for it for ever."""

from collections.abc import Callable
from multiprocessing import Process, Queue
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def work(fn: Callable[[Any], Any], items: list[Any], first: int, step: int, answers: Any) -> None:
    for place in range(first, len(items), step):
        answers.put((place, fn(items[place])))


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    answers: Any = Queue()
    processes = [Process(target=work, args=(fn, items, first, workers, answers)) for first in range(workers)]
    for process in processes:
        process.start()
    results = dict(answers.get() for _ in items)
    for process in processes:
        process.join()
    answers.close()
    answers.join_thread()
    return [results[place] for place in range(len(items))]
