"""wrong-result: says that the value is there before it is."""

from threading import Lock


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.made = False
        self.value = None

    def get(self):
        if not self.made:
            with self.lock:
                if not self.made:
                    self.made = True
                    try:
                        self.value = self.factory()
                    except BaseException:
                        self.made = False
                        raise
        return self.value
