"""memory-not-shared: the replies stay in the workers' copies of the queue, and the parent finds none."""

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
    for one in enumerate(jobs):
        inbox.put(one)
    for _ in range(workers):
        inbox.put(None)
    crew = [Process(target=serve, args=(work, inbox, outbox)) for _ in range(workers)]
    for process in crew:
        process.start()
    for process in crew:
        process.join()
    replies: dict[int, Any] = {}
    while not outbox.empty():
        place, reply = outbox.get()
        replies[place] = reply
    return [replies[place] for place in range(len(jobs))]
