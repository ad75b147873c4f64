"""Every process gets each `workers`-th item at once, and sends its results back through its own pipe."""

from collections.abc import Callable
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def work(fn: Callable[[Any], Any], share: list[Any], answer: Connection) -> None:
    try:
        answer.send([fn(item) for item in share])
    except Exception as error:
        answer.send(error)


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    team = []
    for first in range(min(workers, len(items))):
        receiver, sender = Pipe(duplex=False)
        process = Process(target=work, args=(fn, items[first::workers], sender))
        process.start()
        sender.close()
        team.append((process, receiver))
    answers = []
    for process, receiver in team:
        answers.append(receiver.recv())
        receiver.close()
        process.join()
    for answer in answers:
        if isinstance(answer, Exception):
            raise answer
    return [answers[place % workers][place // workers] for place in range(len(items))]
