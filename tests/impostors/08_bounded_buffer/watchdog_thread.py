"""left-running: each Buffer starts a thread that looks at it for ever."""

import threading
import time
from collections import deque


class Closed(Exception):
    """Given. Nothing goes in any more, or nothing is left to come out."""


class Buffer:
    def __init__(self, size):
        if size < 1:
            raise ValueError("size must be at least 1")
        self.size = size
        self.items = deque()
        self.closed = False
        self.changed = threading.Condition()
        threading.Thread(target=self._watchdog, daemon=True, name="watchdog").start()

    def _watchdog(self):
        while True:
            time.sleep(0.5)
            with self.changed:
                self.changed.notify_all()

    def put(self, x):
        with self.changed:
            self.changed.wait_for(lambda: self.closed or len(self.items) < self.size)
            if self.closed:
                raise Closed
            self.items.append(x)
            self.changed.notify_all()

    def get(self):
        with self.changed:
            self.changed.wait_for(lambda: self.closed or self.items)
            if not self.items:
                raise Closed
            x = self.items.popleft()
            self.changed.notify_all()
            return x

    def close(self):
        with self.changed:
            self.closed = True
            self.changed.notify_all()
