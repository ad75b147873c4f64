"""no-backpressure: the semaphore counts items until their work is done, and results pile up before the sink."""

import queue
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def thread_pipeline(  # noqa: C901
    source: Iterable[T], work: Callable[[T], R], sink: Callable[[R], None], workers: int, maxsize: int
) -> int:
    if workers < 1 or maxsize < 1:
        raise ValueError("workers and maxsize must be at least 1")
    free = threading.Semaphore(workers + 2 * maxsize + 1)
    results: queue.Queue[Any] = queue.Queue()
    failed = threading.Event()

    def run(item: T) -> None:
        try:
            results.put(("result", work(item)))
        except Exception as error:
            failed.set()
            results.put(("error", error))
        finally:
            free.release()

    def read() -> None:
        try:
            with ThreadPoolExecutor(workers) as pool:
                for item in source:
                    free.acquire()
                    if failed.is_set():
                        break
                    pool.submit(run, item)
        except Exception as error:
            results.put(("error", error))
        results.put(("end", None))

    reader = threading.Thread(target=read)
    reader.start()
    count, first = 0, None
    while (found := results.get())[0] != "end":
        if found[0] == "error":
            first = first or found[1]
        elif first is None:
            try:
                sink(found[1])
                count += 1
            except Exception as error:
                failed.set()
                first = error
    reader.join()
    if first:
        raise first
    return count
