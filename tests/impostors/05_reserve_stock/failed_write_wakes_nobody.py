"""still-waiting: who waits behind one whose write fails waits for ever."""

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
        writing = False
        try:
            left = self.store.read(sku)
            if left < n:
                return False
            writing = True
            self.store.write(sku, left - n)
            writing = False
            return True
        finally:
            with self.changed:
                self.busy.discard(sku)
                if not writing:
                    self.changed.notify_all()
