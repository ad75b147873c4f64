"""left-running: nobody waits for the reader, which may be inside of the source when something has failed."""

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

    def read() -> None:
        try:
            for item in source:
                while not errors:
                    try:
                        tasks.put(item, timeout=0.01)
                        break
                    except queue.Full:
                        continue
                if errors:
                    return
        except BaseException as error:
            errors.append(error)
            return
        for _ in range(workers):
            while not errors:
                try:
                    tasks.put(END, timeout=0.01)
                    break
                except queue.Full:
                    continue

    def toil() -> None:
        while not errors:
            try:
                if (item := tasks.get(timeout=0.01)) is END:
                    break
                results.put(work(item))
            except queue.Empty:
                continue
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

    threads = [threading.Thread(target=read, daemon=True), threading.Thread(target=write, daemon=True)]
    threads += [threading.Thread(target=toil, daemon=True) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads[1:]:
        thread.join()
    if errors:
        raise errors[0]
    return count
