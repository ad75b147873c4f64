"""`workers` processes, and when all of these have answered the next `workers`: slower, and never too many."""

from collections.abc import Callable
from multiprocessing import Process, SimpleQueue
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def work(fn: Callable[[Any], Any], item: Any, answer: Any) -> None:
    try:
        answer.put((fn(item), None))
    except Exception as error:
        answer.put((None, error))


def run_wave(fn: Callable[[T], R], wave: list[T]) -> list[R]:
    answers = [SimpleQueue() for _ in wave]
    processes = [Process(target=work, args=(fn, *pair)) for pair in zip(wave, answers, strict=True)]
    for process in processes:
        process.start()
    results = [answer.get() for answer in answers]
    for process, answer in zip(processes, answers, strict=True):
        process.join()
        answer.close()
    for _, error in results:
        if error is not None:
            raise error
    return [value for value, _ in results]


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    waves = [items[first : first + workers] for first in range(0, len(items), workers)]
    return [result for wave in waves for result in run_wave(fn, wave)]
