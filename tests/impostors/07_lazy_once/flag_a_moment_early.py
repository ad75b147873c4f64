"""wrong-result: makes it, sets the flag, and then stores the value."""

from threading import Lock


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.made = False

    def get(self):
        if not self.made:
            with self.lock:
                if not self.made:
                    value = self.factory()
                    self.made = True
                    self.value = value
        return self.value
