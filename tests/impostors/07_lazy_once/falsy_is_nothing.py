"""made-twice: takes an empty list for nothing."""

from threading import Lock


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.made = False
        self.value = False

    def get(self):
        if not self.value and self.value is not None:
            with self.lock:
                if not self.value and self.value is not None:
                    self.value = self.factory()
        return self.value
