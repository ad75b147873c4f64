"""limit-exceeded: all jobs at once, each in a process of its own."""

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
    replies: list[Any] = []
    started = []
    for job in jobs:
        reader, writer = Pipe(duplex=False)
        process = Process(target=answer, args=(work, job, writer))
        process.start()
        writer.close()
        started.append((reader, process))
    for reader, process in started:
        wait([reader])
        try:
            replies.append(reader.recv())
        except EOFError:
            replies.append(ChildProcessError())
        process.join()
    return replies
