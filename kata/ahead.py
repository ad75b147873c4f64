"""How far ahead a source is read: which items are under way between the source and the end of their last step.

For the process of the submission. An item counts from the moment at which the source hands it over, so never too early,
until `end` is called in the last step, before the submission can know of it: so never too long.
"""

import threading
from collections.abc import Iterator, Sequence
from typing import Any


class UnderWay:
    """Counts what has begun and not yet ended; `most` is the most of it at any moment."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self.begun = self.now = self.most = 0

    def begin(self) -> None:
        with self._lock:
            self.begun += 1
            self.now += 1
            self.most = max(self.most, self.now)

    def end(self) -> None:
        with self._lock:
            self.now -= 1


class Source:
    """Can be read once, by any thread. Raises `error` instead of a further item when so many have been read.

    `exhausted` says whether it was read to its end.
    """

    def __init__(self, items: Sequence[Any], under_way: UnderWay, error: tuple[int, Exception] | None = None) -> None:
        self._items, self._under_way, self._error = iter(items), under_way, error
        self._lock = threading.Lock()
        self.exhausted = False

    def __iter__(self) -> Iterator[Any]:
        return self

    def __next__(self) -> Any:
        with self._lock:
            if self._error and self._under_way.begun >= self._error[0]:
                raise self._error[1]
            try:
                item = next(self._items)
            except StopIteration:
                self.exhausted = True
                raise
            self._under_way.begin()
            return item
