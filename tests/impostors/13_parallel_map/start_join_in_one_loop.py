"""sequential: a process for each item, and each is waited for before the next one starts."""

from collections.abc import Callable
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def work(fn: Callable[[Any], Any], item: Any, answer: Connection) -> None:
    try:
        answer.send((fn(item), None))
    except Exception as error:
        answer.send((None, error))


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    results = []
    for item in items:
        receiver, sender = Pipe(duplex=False)
        process = Process(target=work, args=(fn, item, sender))
        process.start()
        sender.close()
        result, error = receiver.recv()
        receiver.close()
        process.join()
        if error is not None:
            raise error
        results.append(result)
    return results
