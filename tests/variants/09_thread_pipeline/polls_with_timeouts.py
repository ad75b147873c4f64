"""Every put and get gives up after a moment and looks whether something has failed."""

import queue
import threading
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def thread_pipeline(  # noqa: C901
    source: Iterable[T], work: Callable[[T], R], sink: Callable[[R], None], workers: int, maxsize: int
) -> int:
    if workers < 1 or maxsize < 1:
        raise ValueError("workers and maxsize must be at least 1")
    tasks: queue.Queue[Any] = queue.Queue(maxsize)
    results: queue.Queue[Any] = queue.Queue(maxsize)
    stop = threading.Event()
    errors: list[Exception] = []
    working = workers
    read_all, lock = threading.Event(), threading.Lock()
    count = 0

    def put(where: "queue.Queue[Any]", what: Any) -> None:
        while not stop.is_set():
            with suppress(queue.Full):
                return where.put(what, timeout=0.02)

    def step(target: Callable[[], None]) -> None:
        try:
            target()
        except Exception as error:
            with lock:
                errors.append(error)
            stop.set()

    def read() -> None:
        for item in source:
            put(tasks, item)
            if stop.is_set():
                return
        read_all.set()

    def run() -> None:
        nonlocal working
        while not stop.is_set():
            try:
                item = tasks.get(timeout=0.02)
            except queue.Empty:
                if read_all.is_set() and tasks.empty():
                    break
                continue
            put(results, work(item))
        with lock:
            working -= 1

    def write() -> None:
        nonlocal count
        while not stop.is_set():
            try:
                result = results.get(timeout=0.02)
            except queue.Empty:
                if working == 0 and results.empty():
                    break
                continue
            sink(result)
            count += 1

    threads = [threading.Thread(target=step, args=(target,)) for target in (read, write, *[run] * workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return count
