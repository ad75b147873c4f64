"""A process for each job, never more than `workers` at once, each with a pipe of its own."""

from collections.abc import Callable
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

Job = TypeVar("Job")


def answer(work: Callable[[Any], bytes], job: Any, pipe: Connection) -> None:
    try:
        reply: Any = work(job)
    except Exception as error:
        reply = error
    pipe.send(reply)


def worker_messages(jobs: list[Job], work: Callable[[Job], bytes], workers: int) -> list[bytes | Exception]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    replies: list[Any] = [None] * len(jobs)
    todo = enumerate(jobs)
    busy: dict[Any, tuple[int, Process]] = {}

    def begin() -> None:
        for place, job in todo:
            reader, writer = Pipe(duplex=False)
            process = Process(target=answer, args=(work, job, writer))
            process.start()
            writer.close()
            busy[reader] = place, process
            return

    for _ in range(workers):
        begin()
    while busy:
        for reader in wait(list(busy)):
            place, process = busy.pop(reader)
            try:
                replies[place] = reader.recv()
            except EOFError:
                replies[place] = ChildProcessError(place)
            process.join()
            reader.close()
            begin()
    return replies
