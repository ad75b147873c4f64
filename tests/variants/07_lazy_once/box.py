"""A list that is empty or holds the value, and an RLock."""

import threading


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = threading.RLock()
        self.box = []

    def get(self):
        if self.box:
            return self.box[0]
        with self.lock:
            if len(self.box) == 0:
                self.box.append(self.factory())
            return self.box[0]
