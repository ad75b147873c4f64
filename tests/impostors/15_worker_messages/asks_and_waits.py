"""sequential: there are enough workers, but each answer is awaited before the next job is sent."""

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
    replies: list[Any] = []
    crew = [hire(work) for _ in range(min(workers, len(jobs)))]
    for place, job in enumerate(jobs):
        pipe, process = crew[place % len(crew)]
        pipe.send((job,))
        if not wait([pipe], timeout=None):
            continue
        try:
            replies.append(pipe.recv())
        except (EOFError, ConnectionError):
            process.join()
            replies.append(ChildProcessError(process.exitcode))
            crew[place % len(crew)] = hire(work)
    for pipe, process in crew:
        pipe.send(None)
        process.join()
    return replies
