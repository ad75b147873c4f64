"""A pipe to each worker: send a job, wait for whichever pipe has something to say, send that worker the next one.

Why it works: each worker has one job at a time, so whoever dies takes one job with it, and it is known which. A pipe
ends when nobody holds its other end any more. The parent closes its copy of that end at once, before the next worker is
forked and could inherit it, so the end of the pipe means that the worker is gone. `wait` hears replies and ends alike.
The parent reads before it joins, so 10 MB, which no pipe can hold, do not block a worker for ever. A job travels
in a tuple, because None is a job like any other; None alone says good-bye.

What else would: a ProcessPoolExecutor that is thrown away when it breaks; what was lost then runs again, each job in a
fresh pool of one worker, so that only the killer fails. A plain one fails all that is left (BrokenProcessPool), and a
multiprocessing.Pool waits for the killed worker's answer for ever. With a shared Queue nobody knows who had which job.
"""

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
