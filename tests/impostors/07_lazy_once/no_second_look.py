"""made-twice: looks once without the lock, and makes it behind the lock without another look."""

from threading import Lock

NOTHING = object()


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.value = NOTHING

    def get(self):
        if self.value is NOTHING:
            with self.lock:
                self.value = self.factory()
        return self.value
