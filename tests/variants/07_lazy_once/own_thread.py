"""The value is made in a thread of its own, for which everybody waits."""

import threading
from concurrent.futures import Future


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = threading.Lock()
        self.made = None

    def get(self):
        made = self.made
        if made is not None:
            return made[0]
        with self.lock:
            if self.made is None:
                self.made = (self.in_thread(),)
            return self.made[0]

    def in_thread(self):
        future = Future()

        def make():
            try:
                future.set_result(self.factory())
            except Exception as error:
                future.set_exception(error)

        thread = threading.Thread(target=make)
        thread.start()
        thread.join()
        return future.result()
