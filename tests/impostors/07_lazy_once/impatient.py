"""made-twice: waits 0.2 s for who makes it, and then makes one of its own."""

import threading

_NOTHING = object()


class Lazy:
    def __init__(self, factory):
        self._factory, self._lock, self._value = factory, threading.Lock(), _NOTHING

    def get(self):
        if self._value is _NOTHING:
            mine = self._lock.acquire(timeout=0.2)
            try:
                if self._value is _NOTHING:
                    self._value = self._factory()
            finally:
                if mine:
                    self._lock.release()
        return self._value
