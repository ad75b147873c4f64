"""sequential: one worker answers all jobs, whatever `workers` says."""

from collections.abc import Callable
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

Job = TypeVar("Job")


def serve(work: Callable[[Any], bytes], pipe: Connection) -> None:
    while (message := pipe.recv()) is not None:
        try:
            pipe.send(work(message[0]))
        except Exception as error:
            pipe.send(error)


def hire(work: Callable[[Any], bytes]) -> tuple[Connection, Process]:
    ours, theirs = Pipe()
    process = Process(target=serve, args=(work, theirs))
    process.start()
    theirs.close()
    return ours, process


def worker_messages(jobs: list[Job], work: Callable[[Job], bytes], workers: int) -> list[bytes | Exception]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    replies: list[Any] = [None] * len(jobs)
    todo = list(enumerate(jobs))[::-1]
    crew = [hire(work) for _ in range(min(1, len(jobs)))]
    busy: dict[Connection, tuple[Process, int]] = {}
    for pipe, process in crew:
        place, job = todo.pop()
        pipe.send((job,))
        busy[pipe] = process, place
    while busy:
        for pipe in wait(list(busy)):
            process, place = busy.pop(pipe)
            try:
                replies[place] = pipe.recv()
            except (EOFError, ConnectionError):
                process.join()
                replies[place] = ChildProcessError(f"exit code {process.exitcode}")
                pipe.close()
                pipe, process = hire(work)
            if todo:
                place, job = todo.pop()
                pipe.send((job,))
                busy[pipe] = process, place
            else:
                pipe.send(None)
                process.join()
                pipe.close()
    return replies
