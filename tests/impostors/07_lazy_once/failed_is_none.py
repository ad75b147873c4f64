"""failure-cached: after an error the next one gets None, without a new try."""

from threading import Lock


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.tried = False
        self.value = None

    def get(self):
        if not self.tried:
            with self.lock:
                if not self.tried:
                    try:
                        self.value = self.factory()
                    finally:
                        self.tried = True
        return self.value
