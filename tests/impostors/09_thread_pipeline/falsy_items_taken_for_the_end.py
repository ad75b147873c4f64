"""work-skipped: None ends the tasks, and an item that is 0 is taken for it."""

from collections.abc import Callable, Iterable
from queue import Queue
from threading import Event, Thread
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")
END = object()


def thread_pipeline(
    source: Iterable[T], work: Callable[[T], R], sink: Callable[[R], None], workers: int, maxsize: int
) -> int:
    if workers < 1 or maxsize < 1:
        raise ValueError(f"workers and maxsize must be at least 1, not {workers} and {maxsize}")
    pipeline = Pipeline(workers, maxsize)
    threads = [Thread(target=pipeline.read, args=(source,))]
    threads += [Thread(target=pipeline.keep_working, args=(work,)) for _ in range(workers)]
    threads += [Thread(target=pipeline.write, args=(sink,))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if pipeline.errors:
        raise pipeline.errors[0]
    return pipeline.count


class Pipeline:
    def __init__(self, workers: int, maxsize: int) -> None:
        self.workers, self.count = workers, 0
        self.tasks: Queue[Any] = Queue(maxsize)
        self.results: Queue[Any] = Queue(maxsize)
        self.errors: list[Exception] = []
        self.failed = Event()

    def fail(self, error: Exception) -> None:
        self.errors.append(error)
        self.failed.set()

    def read(self, source: Iterable[Any]) -> None:
        try:
            for item in source:
                self.tasks.put(item)
                if self.failed.is_set():
                    break
        except Exception as error:
            self.fail(error)
        for _ in range(self.workers):
            self.tasks.put(None)

    def keep_working(self, work: Callable[[Any], Any]) -> None:
        while item := self.tasks.get():
            if self.failed.is_set():
                continue
            try:
                self.results.put(work(item))
            except Exception as error:
                self.fail(error)
        self.results.put(END)

    def write(self, sink: Callable[[Any], None]) -> None:
        ended = 0
        while ended < self.workers:
            result = self.results.get()
            if result is END:
                ended += 1
            elif not self.failed.is_set():
                try:
                    sink(result)
                    self.count += 1
                except Exception as error:
                    self.fail(error)
