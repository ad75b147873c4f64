"""05 reserve_stock: no order in which callers can take turns oversells or loses an update, and strangers never wait."""

import threading
import time
from collections.abc import Callable, Sequence
from itertools import permutations
from typing import Any

from kata import explored
from kata.asks import Class, Function
from kata.clock import quicker_than_one_by_one
from kata.evidence import Span
from kata.explore import explore
from kata.language import _
from kata.proof import Told, proof, refuse, skip, waive
from kata.run import Call, Run
from kata.schedules import (
    NewFamily,
    Step,
    one_preemption,
    point,
    third_comes_late,
    third_takes_over,
    two_preemptions,
)
from kata.stage import Scene, Stage
from kata.tracked import Holders, tracked_locks

ASKS = Class("Stock", "store", methods=(Function("reserve", "sku", "n"),))

HINTS = (
    _("Which steps of `reserve` must nobody else come between? From the first read to the last write is one thing."),
    _("One lock for each SKU: `with lock:` around read, check and write. Keep the locks in a dictionary of the object."),
    _("Two threads may meet a new SKU together: `self.locks.setdefault(sku, Lock())`, behind a lock of its own."),
)

MUG, MANY = "mug", 48  # 48 SKUs at once: no table of up to 47 shared locks gets through, and hardly one of hundreds
PATIENCE = 0.3  # seconds asleep: what counts as waiting where nobody should
READ, WRITE = point(0), point(1)


class Shelf:
    """The given store: what is left of each SKU, with a record of every visit."""

    def __init__(self, left: dict[str, int], stage: Stage, broken: str = "", holders: Holders | None = None) -> None:
        self.left, self.stage, self.broken, self.holders = left, stage, broken, holders
        self.log: list[dict[str, Any]] = []

    def read(self, sku: str) -> int:
        return self._visit("read", sku, lambda: self.left[sku])

    def write(self, sku: str, left: int) -> None:
        self._visit("write", sku, lambda: left)
        self.left[sku] = left

    def _visit(self, what: str, sku: str, value: Callable[[], int]) -> int:
        visit = {"who": self.stage.who(), "what": what, "sku": str(sku), "value": None, "start": time.monotonic()}
        visit["holds"] = self.holders.here() if self.holders else 0
        if what == "read":  # a read takes its value before the pause, a write leaves its own behind after it
            self.log.append(visit | {"value": value()})
        self.stage.point(what)
        if self.broken == what:
            raise OSError("the store is down")
        if what == "write":
            self.log.append(visit | {"value": value()})
        return value() if what == "write" else self.log_value(visit)
