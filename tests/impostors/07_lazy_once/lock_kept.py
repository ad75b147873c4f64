"""lock-kept: after an error the lock is never given back."""

from threading import Lock

NOTHING = object()


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.value = NOTHING

    def get(self):
        if self.value is NOTHING:
            self.lock.acquire()
            if self.value is NOTHING:
                self.value = self.factory()
            self.lock.release()
        return self.value
