"""made-twice: functools.cache lets two threads into the same call."""

import functools


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.made = functools.cache(factory)

    def get(self):
        return self.made()
