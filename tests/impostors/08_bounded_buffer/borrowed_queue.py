"""work-skipped: borrows the queue that another module of the library has imported."""

import threading
from concurrent.futures import thread as library


class Closed(Exception):
    pass


class Buffer:
    def __init__(self, size):
        if size < 1:
            raise ValueError(size)
        self.items = library.queue.Queue(size)
        self.closed = threading.Event()

    def put(self, x):
        while not self.closed.is_set():
            try:
                return self.items.put(x, timeout=0.1)
            except library.queue.Full:
                pass
        raise Closed

    def get(self):
        while True:
            try:
                return self.items.get(timeout=0.1)
            except library.queue.Empty:
                if self.closed.is_set():
                    raise Closed from None

    def close(self):
        self.closed.set()
