"""made-twice: looks, and makes it if nothing is there; two threads both see nothing."""

NOTHING = object()


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.value = NOTHING

    def get(self):
        if self.value is NOTHING:
            self.value = self.factory()
        return self.value
