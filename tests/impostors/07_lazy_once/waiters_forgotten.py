"""still-waiting: after an error nobody wakes those who were waiting."""

import threading

NOTHING = object()


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.guard = threading.Lock()
        self.value = NOTHING
        self.over = None

    def get(self):
        if self.value is not NOTHING:
            return self.value
        with self.guard:
            if self.value is not NOTHING:
                return self.value
            over, first = self.over, self.over is None
            if first:
                over = self.over = threading.Event()
        if not first:
            over.wait()
            return self.get()
        try:
            self.value = self.factory()
        except Exception:
            self.over = None
            raise
        over.set()
        return self.value
