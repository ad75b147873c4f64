"""wrong-result: an error of the factory looks like a value of None."""

from threading import Lock

NOTHING = object()


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.value = NOTHING

    def get(self):
        if self.value is NOTHING:
            with self.lock:
                if self.value is NOTHING:
                    try:
                        self.value = self.factory()
                    except Exception:
                        return None
        return self.value
