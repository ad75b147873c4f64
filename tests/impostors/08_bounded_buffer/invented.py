"""work-skipped: keeps nothing, and gives back nothing."""


class Closed(Exception):
    pass


class Buffer:
    def __init__(self, size):
        if size < 1:
            raise ValueError(size)
        self.closed = False

    def put(self, x):
        if self.closed:
            raise Closed

    def get(self):
        if self.closed:
            raise Closed

    def close(self):
        self.closed = True
