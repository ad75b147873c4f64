"""An executor of one thread for each object, where the factory runs."""

from concurrent.futures import ThreadPoolExecutor


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.pool = ThreadPoolExecutor(1)
        self.box = []

    def make(self):
        if not self.box:
            self.box.append(self.factory())
        return self.box[0]

    def get(self):
        if self.box:
            return self.box[0]
        return self.pool.submit(self.make).result()
