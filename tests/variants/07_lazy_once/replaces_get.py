"""Once the value is there, the object answers with another `get`."""

from threading import Lock


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.box = []

    def get(self):
        with self.lock:
            if not self.box:
                self.box.append(self.factory())
                self.get = lambda: self.box[0]
        return self.box[0]
