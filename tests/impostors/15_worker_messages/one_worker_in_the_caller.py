"""same-process: for one worker the caller does all the work itself."""

from collections import deque
from collections.abc import Callable
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

Job = TypeVar("Job")


def attempt(work: Callable[[Any], bytes], job: Any) -> bytes | Exception:
    try:
        return work(job)
    except Exception as error:
        return error


def serve(work: Callable[[Any], bytes], pipe: Connection) -> None:
    """In the worker: answer job after job."""
    while message := pipe.recv():
        (job,) = message
        pipe.send(attempt(work, job))


class Worker:
    """A process that serves, and our end of the pipe to it."""

    def __init__(self, work: Callable[[Any], bytes]) -> None:
        self.pipe, theirs = Pipe()
        self.process = Process(target=serve, args=(work, theirs), daemon=True)
        self.process.start()
        theirs.close()
        self.place, self.gone = 0, False

    def ask(self, place: int, job: Any) -> None:
        self.place = place
        self.pipe.send((job,))

    def answer(self) -> bytes | Exception:
        try:
            return self.pipe.recv()
        except (EOFError, ConnectionResetError):
            self.gone = True
            self.dismiss()
            return ChildProcessError(f"the worker died with exit code {self.process.exitcode}")

    def dismiss(self) -> None:
        if not self.gone:
            self.pipe.send(None)
        self.process.join()
        self.pipe.close()


def worker_messages(jobs: list[Job], work: Callable[[Job], bytes], workers: int) -> list[bytes | Exception]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    if workers == 1:
        return [attempt(work, job) for job in jobs]
    replies: list[bytes | Exception] = [b""] * len(jobs)
    todo = deque(enumerate(jobs))
    busy: dict[Any, Worker] = {}
    idle: list[Worker] = []
    while todo or busy:
        while todo and len(busy) < workers:
            worker = idle.pop() if idle else Worker(work)
            worker.ask(*todo.popleft())
            busy[worker.pipe] = worker
        for pipe in wait(list(busy)):
            worker = busy.pop(pipe)
            replies[worker.place] = worker.answer()
            if not worker.gone:
                idle.append(worker)
    for worker in idle:
        worker.dismiss()
    return replies
