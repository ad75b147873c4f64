"""hang: nobody notices that a worker has died with its job."""

from collections.abc import Callable
from multiprocessing import Process, Queue
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
    inbox: Any = Queue()
    outbox: Any = Queue()
    for one in enumerate(jobs):
        inbox.put(one)
    for _ in range(workers):
        inbox.put(None)
    crew = [Process(target=serve, args=(work, inbox, outbox)) for _ in range(workers)]
    for process in crew:
        process.start()
    replies: list[Any] = [None] * len(jobs)
    for _ in jobs:
        place, reply = outbox.get()
        replies[place] = reply
    for process in crew:
        process.join()
    return replies
