"""A Condition and a state: nothing, being made, made. Who waits looks again when it is woken."""

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
        try:
            value = self.factory()
        except BaseException:
            self.become("nothing")
            raise
        self.value = value
        self.become("made")
        return value

    def become(self, state):
        with self.changed:
            self.state = state
            self.changed.notify_all()
