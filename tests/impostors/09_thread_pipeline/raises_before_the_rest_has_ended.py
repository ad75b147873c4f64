"""left-running: the first error is raised at once, while a worker is still busy with its item."""

from collections.abc import Callable, Iterable
from queue import Empty, Full, Queue, SimpleQueue
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
    Thread(target=pipeline.guarded, args=(pipeline.read, source)).start()
    for _ in range(workers):
        Thread(target=pipeline.guarded, args=(pipeline.keep_working, work)).start()
    Thread(target=pipeline.guarded, args=(pipeline.write, sink)).start()
    error = pipeline.news.get()
    if error is not None:
        raise error
    return pipeline.count


class Pipeline:
    def __init__(self, workers: int, maxsize: int) -> None:
        self.workers, self.count = workers, 0
        self.tasks: Queue[Any] = Queue(maxsize)
        self.results: Queue[Any] = Queue(maxsize)
        self.news: SimpleQueue[Exception | None] = SimpleQueue()
        self.failed = Event()

    def guarded(self, part: Callable[[Any], None], given: Any) -> None:
        try:
            part(given)
        except Exception as error:
            self.failed.set()
            self.news.put(error)

    def put(self, queue: "Queue[Any]", what: Any) -> None:
        while not self.failed.is_set():
            try:
                return queue.put(what, timeout=0.05)
            except Full:
                pass

    def get(self, queue: "Queue[Any]") -> Any:
        while not self.failed.is_set():
            try:
                return queue.get(timeout=0.05)
            except Empty:
                pass
        return END

    def read(self, source: Iterable[Any]) -> None:
        for item in source:
            self.put(self.tasks, item)
            if self.failed.is_set():
                return
        for _ in range(self.workers):
            self.put(self.tasks, END)

    def keep_working(self, work: Callable[[Any], Any]) -> None:
        while (item := self.get(self.tasks)) is not END:
            self.put(self.results, work(item))
        self.put(self.results, END)

    def write(self, sink: Callable[[Any], None]) -> None:
        ended = 0
        while ended < self.workers and not self.failed.is_set():
            result = self.get(self.results)
            if result is END:
                ended += 1
            else:
                sink(result)
                self.count += 1
        self.news.put(None)
