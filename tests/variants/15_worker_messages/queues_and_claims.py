"""Each worker says through a queue which job it takes, so it is known what died with it."""

from collections.abc import Callable
from multiprocessing import Process, SimpleQueue
from multiprocessing.connection import wait
from typing import Any, TypeVar

Job = TypeVar("Job")


def serve(work: Callable[[Any], bytes], inbox: Any, outbox: Any) -> None:
    while (message := inbox.get()) is not None:
        place, job = message
        try:
            outbox.put((place, work(job)))
        except Exception as error:
            outbox.put((place, error))


class Worker:
    def __init__(self, work: Callable[[Any], bytes]) -> None:
        self.inbox: Any = SimpleQueue()
        self.outbox: Any = SimpleQueue()
        self.process = Process(target=serve, args=(work, self.inbox, self.outbox))
        self.process.start()
        self.place: int | None = None


def worker_messages(jobs: list[Job], work: Callable[[Job], bytes], workers: int) -> list[bytes | Exception]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    replies: list[Any] = [None] * len(jobs)
    todo = list(enumerate(jobs))[::-1]
    crew = [Worker(work) for _ in range(min(workers, len(jobs)))]
    while todo or any(worker.place is not None for worker in crew):
        for at, worker in enumerate(crew):
            if worker.place is None and todo:
                if not worker.process.is_alive():
                    crew[at] = worker = Worker(work)
                worker.place, job = todo.pop()
                worker.inbox.put((worker.place, job))
        busy = [worker for worker in crew if worker.place is not None]
        wait([worker.process.sentinel for worker in busy] + [worker.outbox._reader for worker in busy])
        for worker in busy:
            dead = not worker.process.is_alive()
            if not worker.outbox.empty():
                place, replies[place] = worker.outbox.get()
                worker.place = None
            elif dead:
                replies[worker.place] = ChildProcessError(worker.process.exitcode)
                worker.place = None
    for worker in crew:
        worker.inbox.put(None)
        worker.process.join()
    return replies
