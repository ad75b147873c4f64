"""Those who waited get the error of the one for whom they waited."""

import threading

NOTHING = object()


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.guard = threading.Lock()
        self.attempt = None
        self.value = NOTHING

    def get(self):
        if self.value is not NOTHING:
            return self.value
        with self.guard:
            attempt, first = self.attempt, self.attempt is None
            if self.value is not NOTHING:
                return self.value
            if first:
                attempt = self.attempt = Attempt()
        if first:
            self.make(attempt)
        attempt.over.wait()
        if attempt.error is not None:
            raise attempt.error
        return attempt.value

    def make(self, attempt):
        try:
            attempt.value = self.factory()
            self.value = attempt.value
        except Exception as error:
            attempt.error = error
        finally:
            with self.guard:
                self.attempt = None
            attempt.over.set()


class Attempt:
    def __init__(self):
        self.over = threading.Event()
        self.value = self.error = None
