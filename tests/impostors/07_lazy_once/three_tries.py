"""failure-cached: gives up for good after three errors."""

import threading


class Lazy:
    def __init__(self, factory):
        self._factory, self._lock, self._box, self._left, self._last = factory, threading.Lock(), None, 3, None

    def get(self):
        if self._box is None:
            with self._lock:
                if self._box is None:
                    if not self._left:
                        raise self._last
                    try:
                        self._box = (self._factory(),)
                    except Exception as error:
                        self._left, self._last = self._left - 1, error
                        raise
        return self._box[0]
