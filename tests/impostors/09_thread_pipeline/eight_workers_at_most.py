"""limit-too-low: never more than eight workers, whatever was asked for."""

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
    workers = min(workers, 8)
    tasks: queue.Queue[Any] = queue.Queue(maxsize)
    results: queue.Queue[Any] = queue.Queue(maxsize)
    errors: list[BaseException] = []
    count = 0

    def read() -> None:
        try:
            for item in source:
                tasks.put(item)
                if errors:
                    break
        except BaseException as error:
            errors.append(error)
        for _ in range(workers):
            tasks.put(END)

    def toil() -> None:
        while (item := tasks.get()) is not END:
            if errors:
                continue
            try:
                results.put(work(item))
            except BaseException as error:
                errors.append(error)
        results.put(END)

    def write() -> None:
        nonlocal count
        ended = 0
        while ended < workers:
            if (result := results.get()) is END:
                ended += 1
            elif not errors:
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
