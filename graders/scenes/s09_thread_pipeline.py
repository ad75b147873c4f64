"""In the runner of 09: a source that is counted, a sink that notes its threads, and the runs between them."""

import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from types import ModuleType
from typing import Any

from kata.ahead import Source, UnderWay
from kata.job import Job

LATE = 1.0  # seconds in which what a call has left undone may still come


class Sink:
    """Takes results, and notes by which threads it was called. Its n-th call raises when `breaks` is n."""

    def __init__(self, under_way: UnderWay, gate: str = "", breaks: int | None = None) -> None:
        self.under_way, self.job, self.breaks = under_way, Job(gate) if gate else None, breaks
        self.sunk: list[Any] = []
        self.threads: list[threading.Thread] = []

    def __call__(self, result: Any) -> None:
        self.threads.append(threading.current_thread())
        if self.breaks == len(self.threads):
            raise OSError("the disk is full")
        if self.job:
            self.job(str(result))
        self.sunk.append(result)
        self.under_way.end()


class Working:
    """Work that knows how many are inside of it: who comes out is no longer counted when it sees that it is out."""

    def __init__(self, gate: str) -> None:
        self.job, self.inside, self._lock = Job(gate), 0, threading.Lock()

    def __call__(self, item: Any) -> Any:
        with self._lock:
            self.inside += 1
        try:
            return self.job(item)
        finally:
            with self._lock:
                self.inside -= 1


def piped(sub: ModuleType, work: str, sink_gate: str, items: list[int], workers: int, maxsize: int) -> dict[str, Any]:
    """One run from end to end: its count, what was sunk at the return and a little later, and what was counted."""
    before = set(threading.enumerate())
    under_way = UnderWay()
    source, sink = Source(items, under_way), Sink(under_way, sink_gate)
    count = sub.thread_pipeline(source, Job(work), sink, workers, maxsize)
    at_return = list(sink.sunk)
    if len(at_return) < len(items):
        _let_them_finish(before)
    return {
        "count": count,
        "sunk": at_return,
        "later": list(sink.sunk),
        "most": under_way.most,
        "threads": len(set(sink.threads)),
    }


def _let_them_finish(before: set[threading.Thread]) -> None:
    end = time.monotonic() + LATE
    for thread in set(threading.enumerate()) - before:
        if not isinstance(thread, threading._DummyThread):  # which nobody can join
            thread.join(max(0.0, end - time.monotonic()))


def raced(sub: ModuleType, waits: list[float]) -> list[tuple[str, float, float]]:
    """When the work on each item began and ended, with four workers; it takes so many seconds."""
    spans = []

    def work(item: tuple[int, float]) -> None:
        number, seconds = item
        begun = time.monotonic()
        time.sleep(seconds)
        spans.append((str(number), begun, time.monotonic()))

    sub.thread_pipeline(enumerate(waits, 1), work, lambda _result: None, 4, 1)
    return spans


def few(sub: ModuleType, work: str, items: list[int]) -> list[dict[str, Any]]:
    """These items, and then none: nothing of the first call may be in the second."""
    return [piped(sub, work, "", items, 2, 1), piped(sub, work, "", [], 2, 1)]


def refusals(sub: ModuleType, work: str, sizes: Sequence[tuple[int, int]]) -> list[tuple[Any, int]]:
    """What comes of numbers that make no sense, and how many items were read all the same."""
    found = []
    for workers, maxsize in sizes:
        under_way = UnderWay()
        try:
            what = sub.thread_pipeline(Source([1], under_way), Job(work), Sink(under_way), workers, maxsize)
        except Exception as error:
            what = error
        found.append((what, under_way.begun))
    return found


def broken(
    sub: ModuleType, work: str, items: list[int], source_breaks: int | None, sink_breaks: int | None
) -> dict[str, Any]:
    """One run in which something raises: what came out, how many were still inside `work`, and how far it was read."""
    under_way = UnderWay()
    error = (source_breaks, OSError("the line is dead")) if source_breaks is not None else None
    source, working, sink = Source(items, under_way, error), Working(work), Sink(under_way, breaks=sink_breaks)
    what = _what_came_of(sub, source, working, sink)
    inside = working.inside  # the work is held: whoever is in there at the return has not been waited for
    return {"what": what, "inside": inside, "read": under_way.begun, "exhausted": source.exhausted}


def broken_late(sub: ModuleType, gate: str) -> dict[str, Any]:
    """An error before the first item, two at the last one, and one that comes while the source is waiting.

    That of the sink comes when nobody else has anything left to do: with room for the end of each worker in a queue.
    """
    job, source = Job(gate), Slow(Job(gate), "the source")

    def lookup(item: int) -> int:
        job(item)
        return dict[int, int]()[item]

    def full(_result: int) -> None:
        job("the sink")
        raise RuntimeError("the disk is full")

    return {
        "never": _what_came_of(sub, Unreadable(), job, full),
        "work": _what_came_of(sub, iter([2]), lookup, lambda _result: None),
        "sink": _what_came_of(sub, iter([3]), job, full, maxsize=2),
        "early": _what_came_of(sub, source, job, lambda _result: None),
        "reading": source.inside,
    }


def _what_came_of(sub: ModuleType, source: Iterable[Any], work: Any, sink: Any, maxsize: int = 1) -> Any:
    try:
        sub.thread_pipeline(source, work, sink, 2, maxsize)
    except Exception as raised:
        return raised
    return None


class Unreadable:
    """A source that cannot even be begun."""

    def __iter__(self) -> Iterator[int]:
        raise PermissionError("the file may not be read")


class Slow:
    """A source whose first item comes at once, and its second one when the judge lets it go."""

    def __init__(self, job: Job, label: str) -> None:
        self.job, self.label, self.read, self.inside = job, label, 0, False

    def __iter__(self) -> Iterator[int]:
        return self

    def __next__(self) -> int:
        self.read += 1
        if self.read == 1:
            return 4
        if self.read > 2:
            raise StopIteration
        self.inside = True
        self.job(self.label)
        self.inside = False
        return 5
