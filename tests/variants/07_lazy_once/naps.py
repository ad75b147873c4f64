"""Who finds the lock taken naps and looks again, a hundred times a second."""

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
                try:
                    if self.value is NOTHING:
                        self.value = self.factory()
                finally:
                    self.lock.release()
            else:
                time.sleep(0.01)
        return self.value
