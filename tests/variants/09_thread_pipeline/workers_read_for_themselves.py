"""No queue before the workers: each reads its next item itself, under a lock; the caller sinks."""

import queue
import threading
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def thread_pipeline(  # noqa: C901
    source: Iterable[T], work: Callable[[T], R], sink: Callable[[R], None], workers: int, maxsize: int
) -> int:
    if workers < 1 or maxsize < 1:
        raise ValueError("workers and maxsize must be at least 1")
    results: queue.Queue[tuple[str, Any]] = queue.Queue(maxsize)
    lock, stop = threading.Lock(), threading.Event()
    iterator = iter(source)

    def run() -> None:
        try:
            while not stop.is_set():
                with lock:
                    try:
                        item = next(iterator)
                    except StopIteration:
                        break
                results.put(("result", work(item)))
        except Exception as error:
            stop.set()
            results.put(("error", error))
        results.put(("end", None))

    threads = [threading.Thread(target=run, daemon=True) for _ in range(workers)]
    for thread in threads:
        thread.start()
    count, ended, first = 0, 0, None
    while ended < workers:
        kind, value = results.get()
        if kind == "end":
            ended += 1
        elif kind == "error":
            first = first or value
        elif first is None:
            try:
                sink(value)
                count += 1
            except Exception as error:
                stop.set()
                first = error
    for thread in threads:
        thread.join()
    if first:
        raise first
    return count
