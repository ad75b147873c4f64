"""lock-kept: when the factory fails, the others nap until a lock is free that nobody gives back."""

import time
from threading import Lock

NOTHING = object()


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.value = NOTHING

    def get(self):
        while self.value is NOTHING:
            if self.lock.acquire(blocking=False):
                if self.value is NOTHING:
                    self.value = self.factory()
                self.lock.release()
            else:
                time.sleep(0.01)
        return self.value
