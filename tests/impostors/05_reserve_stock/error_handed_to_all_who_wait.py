"""wrong-error: the error that one reservation met is raised again for those who waited for it."""

import threading
from typing import Protocol


class Store(Protocol):
    def read(self, sku: str) -> int: ...
    def write(self, sku: str, left: int) -> None: ...


class Stock:
    def __init__(self, store: Store) -> None:
        self.store = store
        self.cond = threading.Condition()
        self.busy: set = set()
        self.errors: dict = {}

    def reserve(self, sku: str, n: int) -> bool:
        if n < 1:
            raise ValueError("n")
        with self.cond:
            waited = False
            while sku in self.busy:
                waited = True
                self.cond.wait()
                if waited and sku in self.errors:
                    raise self.errors[sku]
            self.errors.pop(sku, None)
            self.busy.add(sku)
        try:
            left = self.store.read(sku)
            if left < n:
                return False
            self.store.write(sku, left - n)
            return True
        except Exception as error:
            self.errors[sku] = error
            raise
        finally:
            with self.cond:
                self.busy.discard(sku)
                self.cond.notify_all()
