"""The first one sets a Future, the others wait for its result; after an error a new one takes its place."""

from concurrent.futures import Future
from threading import Lock


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.future = None

    def get(self):
        future = self.future
        if future is not None and future.done():
            return future.result()
        with self.lock:
            mine = self.future is None
            if mine:
                self.future = Future()
            future = self.future
        if mine:
            self.make(future)
        return future.result()

    def make(self, future):
        try:
            future.set_result(self.factory())
        except BaseException as error:
            with self.lock:
                self.future = None
            future.set_exception(error)
