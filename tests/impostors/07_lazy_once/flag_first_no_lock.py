"""wrong-result: a flag keeps the others from making it, and lets them out with nothing."""


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.made = False
        self.value = None

    def get(self):
        if not self.made:
            self.made = True
            try:
                self.value = self.factory()
            except BaseException:
                self.made = False
                raise
        return self.value
