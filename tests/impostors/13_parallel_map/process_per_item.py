"""limit-exceeded: a process for each item, all at once, however many workers are allowed."""

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
    team = []
    for item in items:
        receiver, sender = Pipe(duplex=False)
        process = Process(target=work, args=(fn, item, sender))
        process.start()
        sender.close()
        team.append((process, receiver))
    answers = []
    for process, receiver in team:
        answers.append(receiver.recv())
        receiver.close()
        process.join()
    for _, error in answers:
        if error is not None:
            raise error
    return [result for result, _ in answers]
