"""still-waiting: who waits behind one that is refused waits for ever."""

from threading import Condition


class Stock:
    def __init__(self, store) -> None:
        self.store = store
        self.changed = Condition()
        self.busy: set[str] = set()

    def reserve(self, sku: str, n: int) -> bool:
        if n < 1:
            raise ValueError("n must be at least 1")
        with self.changed:
            self.changed.wait_for(lambda: sku not in self.busy)
            self.busy.add(sku)
        enough = None
        try:
            left = self.store.read(sku)
            enough = left >= n
            if not enough:
                return False
            self.store.write(sku, left - n)
            return True
        finally:
            with self.changed:
                self.busy.discard(sku)
                if enough is not False:
                    self.changed.notify_all()
