"""failure-cached: a Future that keeps the error as its result."""

from concurrent.futures import Future
from threading import Lock


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.future = Future()
        self.begun = False

    def get(self):
        with self.lock:
            first, self.begun = not self.begun, True
        if first:
            try:
                self.future.set_result(self.factory())
            except Exception as error:
                self.future.set_exception(error)
        return self.future.result()
