"""items-lost: the writer ends when all has been read and both queues are empty, while workers are at work."""

import queue
import threading
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


END = object()


def thread_pipeline(  # noqa: C901
    source: Iterable[T], work: Callable[[T], R], sink: Callable[[R], None], workers: int, maxsize: int
) -> int:
    if workers < 1 or maxsize < 1:
        raise ValueError("workers and maxsize must be at least 1")
    tasks: queue.Queue[Any] = queue.Queue(maxsize)
    results: queue.Queue[Any] = queue.Queue(maxsize)
    errors: list[BaseException] = []
    count = 0
    read_all = threading.Event()

    def read() -> None:
        try:
            for item in source:
                tasks.put(item)
                if errors:
                    break
        except BaseException as error:
            errors.append(error)
        read_all.set()

    def toil() -> None:
        while not (read_all.is_set() and tasks.empty()):
            try:
                item = tasks.get(timeout=0.01)
            except queue.Empty:
                continue
            if errors:
                continue
            try:
                results.put(work(item))
            except BaseException as error:
                errors.append(error)

    def write() -> None:
        nonlocal count
        while not (read_all.is_set() and tasks.empty() and results.empty()):
            try:
                result = results.get(timeout=0.01)
            except queue.Empty:
                continue
            if not errors:
                try:
                    sink(result)
                    count += 1
                except BaseException as error:
                    errors.append(error)

    threads = [threading.Thread(target=read), threading.Thread(target=write)]
    threads += [threading.Thread(target=toil) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return count
