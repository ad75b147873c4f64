"""wrong-result: sets the flag and then makes the value, without a lock, and without a thought of errors."""


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.made = False

    def get(self):
        if not self.made:
            self.made = True
            self.value = self.factory()
        return self.value
