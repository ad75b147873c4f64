"""still-waiting: wakes one of those who wait, and the others sleep on."""

from threading import Condition


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.changed = Condition()
        self.state = "nothing"
        self.value = None

    def get(self):
        if self.state == "made":
            return self.value
        with self.changed:
            while self.state == "being made":
                self.changed.wait()
            if self.state == "made":
                return self.value
            self.state = "being made"
        state = "nothing"
        try:
            self.value = self.factory()
            state = "made"
        finally:
            with self.changed:
                self.state = state
                self.changed.notify()
        return self.value
