"""An executor of workers, another of one thread for the sink, and a semaphore around the reading."""

import threading
from collections.abc import Callable, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def thread_pipeline(
    source: Iterable[T], work: Callable[[T], R], sink: Callable[[R], None], workers: int, maxsize: int
) -> int:
    if workers < 1 or maxsize < 1:
        raise ValueError("workers and maxsize must be at least 1")
    free = threading.Semaphore(workers + 2 * maxsize + 2)
    failed = threading.Event()
    errors: list[BaseException] = []
    count = 0

    def guarded(step: Callable[..., Any], *args: Any) -> Any:
        try:
            return None if failed.is_set() else step(*args)
        except Exception as error:
            errors.append(error)
            failed.set()
        return None

    def write(done: "Future[Any]") -> None:
        nonlocal count
        if not failed.is_set():
            guarded(sink, done.result())
            count += 1
        free.release()

    with ThreadPoolExecutor(1) as writer, ThreadPoolExecutor(workers) as pool:
        iterator = iter(source)
        while not failed.is_set():
            free.acquire()
            try:
                item = next(iterator)
            except StopIteration:
                break
            except Exception as error:
                errors.append(error)
                break
            pool.submit(guarded, work, item).add_done_callback(lambda done: writer.submit(write, done))
        pool.shutdown()
    if errors:
        raise errors[0]
    return count
