"""Waits for the lock in slices, and looks in between."""

import threading


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = threading.Lock()
        self.done = threading.Event()
        self.value = None

    def get(self):
        while not self.done.is_set():
            if self.lock.acquire(timeout=0.02):
                try:
                    if not self.done.is_set():
                        self.value = self.factory()
                        self.done.set()
                finally:
                    self.lock.release()
        return self.value
