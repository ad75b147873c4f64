"""wrong-result: the value belongs to the class, and a second object gives that of the first."""

import threading


class Lazy:
    _lock = threading.Lock()
    _box = None

    def __init__(self, factory):
        self._factory = factory

    def get(self):
        if Lazy._box is None:
            with Lazy._lock:
                if Lazy._box is None:
                    Lazy._box = (self._factory(),)
        return Lazy._box[0]
