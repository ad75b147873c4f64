"""raised: takes a value that could be raised for an error."""

import threading


class Lazy:
    def __init__(self, factory):
        self._factory, self._lock, self._box = factory, threading.Lock(), None

    def get(self):
        if self._box is None:
            with self._lock:
                if self._box is None:
                    try:
                        made = self._factory()
                    except Exception as error:
                        made = error
                    if isinstance(made, Exception):
                        raise made
                    self._box = (made,)
        return self._box[0]
