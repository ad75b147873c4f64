"""waited-for-lock: takes the lock each time, and naps until it is free."""

import time
from threading import Lock

NOTHING = object()


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.value = NOTHING

    def get(self):
        while not self.lock.acquire(blocking=False):
            time.sleep(0.01)
        try:
            if self.value is NOTHING:
                self.value = self.factory()
            return self.value
        finally:
            self.lock.release()
