"""failure-cached: raises the same error again, without a new try."""

from threading import Lock


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.outcome = None

    def get(self):
        if self.outcome is None:
            with self.lock:
                if self.outcome is None:
                    try:
                        self.outcome = (self.factory(), None)
                    except Exception as error:
                        self.outcome = (None, error)
        value, error = self.outcome
        if error:
            raise error
        return value
