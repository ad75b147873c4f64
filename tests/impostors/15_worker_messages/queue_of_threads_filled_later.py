"""memory-not-shared: the jobs are put into the parent's queue, and the workers wait at their copies."""

from collections.abc import Callable
from multiprocessing import Process
from queue import Queue
from typing import Any, TypeVar

Job = TypeVar("Job")


def serve(work: Callable[[Any], bytes], inbox: Any, outbox: Any) -> None:
    while (message := inbox.get()) is not None:
        place, job = message
        try:
            outbox.put((place, work(job)))
        except Exception as error:
            outbox.put((place, error))


def worker_messages(jobs: list[Job], work: Callable[[Job], bytes], workers: int) -> list[bytes | Exception]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    inbox: Queue[Any] = Queue()
    outbox: Queue[Any] = Queue()
    crew = [Process(target=serve, args=(work, inbox, outbox)) for _ in range(workers)]
    for process in crew:
        process.start()
    for one in enumerate(jobs):
        inbox.put(one)
    for _ in crew:
        inbox.put(None)
    for process in crew:
        process.join()
    return [reply for _place, reply in sorted(outbox.queue)]
