"""wrong-result: who finds it being made goes away with nothing."""

from threading import Lock

NOTHING = object()


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.value = None
        self.made = False

    def get(self):
        if not self.made and self.lock.acquire(blocking=False):
            try:
                if not self.made:
                    self.value = self.factory()
                    self.made = True
            finally:
                self.lock.release()
        return self.value
