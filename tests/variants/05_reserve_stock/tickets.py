"""First come, first served: each SKU has a line of Events, and who leaves wakes the next one."""

from collections import deque
from threading import Event, Lock


class Stock:
    def __init__(self, store):
        self.store = store
        self.guard = Lock()
        self.lines = {}

    def enter(self, sku):
        turn = Event()
        with self.guard:
            line = self.lines.setdefault(sku, deque())
            line.append(turn)
            if len(line) == 1:
                turn.set()
        turn.wait()

    def leave(self, sku):
        with self.guard:
            line = self.lines[sku]
            line.popleft()
            if line:
                line[0].set()
            else:
                del self.lines[sku]

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        self.enter(sku)
        try:
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
        finally:
            self.leave(sku)
