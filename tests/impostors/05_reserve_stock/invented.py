"""work-skipped: says yes to everybody and never asks the store."""


class Stock:
    def __init__(self, store):
        self.store = store

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError(n)
        return True
