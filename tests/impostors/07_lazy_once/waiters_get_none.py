"""wrong-result: those who waited for an attempt that failed get None."""

import threading


class Lazy:
    def __init__(self, factory):
        self._factory = factory
        self._guard = threading.Lock()
        self._over = None
        self._box = None

    def get(self):
        if self._box is not None:
            return self._box[0]
        with self._guard:
            if self._box is not None:
                return self._box[0]
            over, lead = self._over, self._over is None
            if lead:
                over = self._over = threading.Event()
        if lead:
            try:
                self._box = (self._factory(),)
            finally:
                with self._guard:
                    self._over = None
                over.set()
        else:
            over.wait()
        return self._box[0] if self._box else None
