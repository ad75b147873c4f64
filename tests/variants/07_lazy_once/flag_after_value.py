"""A flag beside the value, set when the value is there."""

from threading import Lock


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.value = None
        self.made = False

    def get(self):
        if not self.made:
            with self.lock:
                if not self.made:
                    self.value = self.factory()
                    self.made = True
        return self.value
