"""Worker processes on two queues; everything is read before anyone is joined."""

from collections.abc import Callable
from multiprocessing import Process, Queue
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def work(fn: Callable[[Any], Any], jobs: Any, answers: Any) -> None:
    while (job := jobs.get()) is not None:
        place, item = job
        try:
            answers.put((place, True, fn(item)))
        except Exception as error:
            answers.put((place, False, error))


def parallel_map(fn: Callable[[T], R], items: list[T], workers: int) -> list[R]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    jobs, answers = Queue(), Queue()
    processes = [Process(target=work, args=(fn, jobs, answers)) for _ in range(workers)]
    for process in processes:
        process.start()
    for job in enumerate(items):
        jobs.put(job)
    for _ in processes:
        jobs.put(None)
    collected = [answers.get() for _ in items]
    for process in processes:
        process.join()
    for queue in (jobs, answers):
        queue.close()
        queue.join_thread()
    for _, good, value in collected:
        if not good:
            raise value
    return [value for _, _, value in sorted(collected, key=lambda answer: answer[0])]
