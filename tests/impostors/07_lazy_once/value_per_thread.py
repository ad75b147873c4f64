"""made-twice: each thread keeps a value of its own."""

import threading


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.mine = threading.local()

    def get(self):
        if not hasattr(self.mine, "value"):
            self.mine.value = self.factory()
        return self.mine.value
