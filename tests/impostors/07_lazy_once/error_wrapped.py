"""wrong-error: the error of the factory reaches the caller as another one."""

from threading import Lock

NOTHING = object()


class Lazy:
    def __init__(self, factory):
        self.factory = factory
        self.lock = Lock()
        self.value = NOTHING

    def get(self):
        if self.value is NOTHING:
            with self.lock:
                if self.value is NOTHING:
                    try:
                        self.value = self.factory()
                    except Exception as error:
                        raise RuntimeError("no value") from error
        return self.value
