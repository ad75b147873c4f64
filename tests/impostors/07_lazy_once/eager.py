"""wrong-result: makes it at once, before anybody asks."""


class Lazy:
    def __init__(self, factory):
        self.value = factory()

    def get(self):
        return self.value
