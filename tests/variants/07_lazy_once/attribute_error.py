"""Asks for forgiveness: no attribute, no value yet."""

import threading


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = threading.Lock()

    def get(self):
        try:
            return self.value
        except AttributeError:
            pass
        self.lock.acquire()
        try:
            if not hasattr(self, "value"):
                self.value = self.factory()
            return self.value
        finally:
            self.lock.release()
