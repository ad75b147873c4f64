"""A Semaphore for the free places, one for the items, and a Lock; who finds it closed wakes the next."""

from collections import deque
from threading import Lock, Semaphore


class Closed(Exception):
    pass


class Buffer:
    def __init__(self, size):
        if size < 1:
            raise ValueError(size)
        self.items = deque()
        self.lock = Lock()
        self.room = Semaphore(size)
        self.filled = Semaphore(0)
        self.closed = False

    def put(self, x):
        self.room.acquire()
        with self.lock:
            if not self.closed:
                self.items.append(x)
                self.filled.release()
                return
        self.room.release()
        raise Closed

    def get(self):
        self.filled.acquire()
        with self.lock:
            if self.items:
                x = self.items.popleft()
                self.room.release()
                return x
        self.filled.release()
        raise Closed

    def close(self):
        with self.lock:
            if not self.closed:
                self.closed = True
                self.room.release()
                self.filled.release()
