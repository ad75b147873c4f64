"""made-twice: keeps a weak reference only, and makes it again when nobody else holds it."""

import threading
import weakref


class Lazy:
    def __init__(self, factory):
        self._factory, self._lock, self._ref = factory, threading.Lock(), None

    def get(self):
        value = self._peek()
        if value is None:
            with self._lock:
                value = self._peek()
                if value is None:
                    made = self._factory()
                    try:
                        self._ref = weakref.ref(made)
                    except TypeError:
                        self._ref = lambda: (made,)
                    return made
        return value[0] if isinstance(value, tuple) else value

    def _peek(self):
        return self._ref() if self._ref is not None else None
