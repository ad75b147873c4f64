"""waited-for-lock: a second lock, to count the calls, is in the way of every one."""

from threading import Lock

NOTHING = object()


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.value = NOTHING
        self.counting = Lock()
        self.calls = 0

    def get(self):
        with self.counting:
            self.calls += 1
        if self.value is NOTHING:
            with self.lock:
                if self.value is NOTHING:
                    self.value = self.factory()
        return self.value
