"""needs 3.13: queues that are shut down, at the end by the last to use them and after an error at once."""

from collections.abc import Callable, Iterable
from queue import Queue, ShutDown
from threading import Lock, Thread
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def thread_pipeline(  # noqa: C901
    source: Iterable[T], work: Callable[[T], R], sink: Callable[[R], None], workers: int, maxsize: int
) -> int:
    if workers < 1 or maxsize < 1:
        raise ValueError("workers and maxsize must be at least 1")
    tasks: Queue[Any] = Queue(maxsize)
    results: Queue[Any] = Queue(maxsize)
    errors: list[Exception] = []
    lock, working, count = Lock(), workers, 0

    def guarded(step: Callable[[], None]) -> None:
        try:
            step()
        except ShutDown:
            pass
        except Exception as error:
            errors.append(error)
            tasks.shutdown(immediate=True)
            results.shutdown(immediate=True)

    def read() -> None:
        for item in source:
            tasks.put(item)
        tasks.shutdown()

    def run() -> None:
        nonlocal working
        try:
            while True:
                results.put(work(tasks.get()))
        finally:
            with lock:
                working -= 1
                if not working:
                    results.shutdown()

    def write() -> None:
        nonlocal count
        while True:
            sink(results.get())
            count += 1

    threads = [Thread(target=guarded, args=(step,)) for step in (read, *[run] * workers, write)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return count
