"""hang: all jobs are sent before any reply is read; where both are large, both sides wait."""

from collections import deque
from collections.abc import Callable
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection, wait
from typing import Any, TypeVar

Job = TypeVar("Job")


def serve(work: Callable[[Any], bytes], pipe: Connection) -> None:
    """In the worker: answer job after job."""
    while message := pipe.recv():
        (job,) = message
        try:
            reply: bytes | Exception = work(job)
        except Exception as error:
            reply = error
        pipe.send(reply)


class Worker:
    """A process that serves, and our end of the pipe to it."""

    def __init__(self, work: Callable[[Any], bytes]) -> None:
        self.pipe, theirs = Pipe()
        self.process = Process(target=serve, args=(work, theirs), daemon=True)
        self.process.start()
        theirs.close()
        self.places: deque[int] = deque()
        self.gone = False

    def ask(self, place: int, job: Any) -> None:
        self.places.append(place)
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
    replies: list[bytes | Exception] = [b""] * len(jobs)
    busy: dict[Any, Worker] = {}
    idle: list[Worker] = []
    count = min(workers, len(jobs))
    todo = [[(place, jobs[place]) for place in range(nth, len(jobs), count)] for nth in range(count)]
    while todo or busy:
        while todo:
            worker = Worker(work)
            for place, job in todo.pop():
                worker.ask(place, job)
            busy[worker.pipe] = worker
        for pipe in wait(list(busy)):
            worker = busy[pipe]
            replies[worker.places.popleft()] = worker.answer()
            if worker.gone and worker.places:
                todo.append([(place, jobs[place]) for place in worker.places])
            elif not worker.gone and not worker.places:
                idle.append(worker)
            if worker.gone or not worker.places:
                del busy[pipe]
    for worker in idle:
        worker.dismiss()
    return replies
