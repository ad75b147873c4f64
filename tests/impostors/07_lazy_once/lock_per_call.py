"""made-twice: a lock of its own for each call keeps nobody out."""

from threading import Lock

NOTHING = object()


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.value = NOTHING

    def get(self):
        if self.value is NOTHING:
            with Lock():
                if self.value is NOTHING:
                    self.value = self.factory()
        return self.value
