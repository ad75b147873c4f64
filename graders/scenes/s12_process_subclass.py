"""The calls of 12, as they are made in the runner, and a job that raises an error of its own as it is told to.

A child that is spawned imports this module, for the job; so it imports little.
"""

import os
import threading
from multiprocessing.process import BaseProcess
from typing import Any

from kata.fate import short
from kata.job import Job

ENDS = "ends"  # what the gate `asked` hears when every Task has answered
AGAIN = "again"  # and when one is asked for the second time

Answer = tuple[str, Any]


class CutShort(EOFError):
    """An error of its own class, not a built-in one: an EOFError, which who reads a pipe expects from the pipe."""


class ErrorJob(Job):
    """A job of which a list as result means: raise a CutShort of this."""

    def __call__(self, item: Any) -> Any:
        result = super().__call__(item)
        if type(result) is list:
            raise CutShort(*result)
        return result


def outcomes(sub: Any, gate: str, args: list[str | None], asked: str) -> tuple[Any, ...]:
    """In the runner: its pid, and the two answers of a Task for each argument, all started together.

    The gate `asked` hears which Task is asked next, so each has the judge's whole patience; which for the second
    time; and that all have answered.
    """
    from kata import guard  # only here, where it is loaded already

    guard.look()
    if not issubclass(sub.Task, BaseProcess | threading.Thread):
        return os.getpid(), False, []
    tasks = [sub.Task(ErrorJob(gate), arg) for arg in args]
    for task in tasks:
        task.start()
    answers = []
    for task, arg in zip(tasks, args, strict=True):
        Job(asked)(arg)
        first = answer(task)
        Job(asked)(AGAIN)
        answers.append((first, answer(task)))
    Job(asked)(ENDS)
    for task in tasks:
        task.join()
    return os.getpid(), issubclass(sub.Task, BaseProcess), answers


def raced(sub: Any, gate: str, items: list[int]) -> list[Any]:
    """In the runner: a Task for each item, all started together."""
    tasks = [sub.Task(Job(gate), item) for item in items]
    for task in tasks:
        task.start()
    return [task.outcome() for task in tasks]


def answer(task: Any) -> Answer:
    """In the runner: what `outcome()` returns or raises."""
    try:
        found = task.outcome()
    except NotImplementedError:
        raise
    except BaseException as error:  # SystemExit too: it must not end this process
        return "error", error
    is_lock = type(found) is type(threading.Lock())  # the one that cannot be sent; its text crosses to the judge
    return "value", repr(found) if is_lock else short(found)
