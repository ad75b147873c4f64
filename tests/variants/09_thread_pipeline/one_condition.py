"""No queue at all: two deques and one Condition."""

import threading
from collections import deque
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def thread_pipeline(  # noqa: C901
    source: Iterable[T], work: Callable[[T], R], sink: Callable[[R], None], workers: int, maxsize: int
) -> int:
    if workers < 1 or maxsize < 1:
        raise ValueError("workers and maxsize must be at least 1")
    changed = threading.Condition()
    tasks: deque[Any] = deque()
    results: deque[Any] = deque()
    errors: list[Exception] = []
    reading, working, count = True, workers, 0

    def fail(error: Exception) -> None:
        with changed:
            errors.append(error)
            changed.notify_all()

    def read() -> None:
        nonlocal reading
        try:
            for item in source:
                with changed:
                    changed.wait_for(lambda: len(tasks) < maxsize or errors)
                    if errors:
                        break
                    tasks.append(item)
                    changed.notify_all()
        except Exception as error:
            fail(error)
        with changed:
            reading = False
            changed.notify_all()

    def run() -> None:
        nonlocal working
        try:
            while True:
                with changed:
                    changed.wait_for(lambda: tasks or not reading or errors)
                    if errors or not tasks:
                        break
                    item = tasks.popleft()
                    changed.notify_all()
                result = work(item)
                with changed:
                    changed.wait_for(lambda: len(results) < maxsize or errors)
                    results.append(result)
                    changed.notify_all()
        except Exception as error:
            fail(error)
        with changed:
            working -= 1
            changed.notify_all()

    threads = [threading.Thread(target=target) for target in (read, *[run] * workers)]
    for thread in threads:
        thread.start()
    try:
        while True:
            with changed:
                changed.wait_for(lambda: results or not working)
                if not results:
                    break
                result = results.popleft()
                changed.notify_all()
            sink(result)
            count += 1
    except Exception as error:
        fail(error)
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]
    return count
