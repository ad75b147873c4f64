"""hang: a job that has killed its worker is given to the next one, again and again."""

from collections.abc import Callable
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

Job = TypeVar("Job")


def answer(work: Callable[[Any], bytes], job: Any, pipe: Connection) -> None:
    try:
        pipe.send(work(job))
    except Exception as error:
        pipe.send(error)


def worker_messages(jobs: list[Job], work: Callable[[Job], bytes], workers: int) -> list[bytes | Exception]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    replies: list[Any] = [None] * len(jobs)
    todo = list(enumerate(jobs))
    busy: dict[Connection, tuple[int, Process]] = {}
    while todo or busy:
        while todo and len(busy) < workers:
            place, job = todo.pop(0)
            ours, theirs = Pipe()
            process = Process(target=answer, args=(work, job, theirs))
            process.start()
            theirs.close()
            busy[ours] = place, process
        for pipe in wait(list(busy)):
            place, process = busy.pop(pipe)
            try:
                replies[place] = pipe.recv()
            except EOFError:
                todo.append((place, jobs[place]))
            process.join()
            pipe.close()
    return replies
