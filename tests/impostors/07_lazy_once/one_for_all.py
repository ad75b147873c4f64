"""wrong-result: the value stands in the class, and every object has the same."""

from threading import Lock

NOTHING = object()


class Lazy:
    lock = Lock()
    value = NOTHING

    def __init__(self, factory):
        self.factory = factory

    def get(self):
        if Lazy.value is NOTHING:
            with Lazy.lock:
                if Lazy.value is NOTHING:
                    Lazy.value = self.factory()
        return Lazy.value
