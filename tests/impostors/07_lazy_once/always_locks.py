"""waited-for-lock: right, but every call goes through the lock, for ever."""

from threading import Lock

NOTHING = object()


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.value = NOTHING

    def get(self):
        with self.lock:
            if self.value is NOTHING:
                self.value = self.factory()
            return self.value
