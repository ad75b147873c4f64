"""made-twice: the lock is around the look and around the store, but not around both."""

from threading import Lock

NOTHING = object()


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.value = NOTHING

    def get(self):
        with self.lock:
            made = self.value is not NOTHING
        if not made:
            value = self.factory()
            with self.lock:
                self.value = value
        return self.value
