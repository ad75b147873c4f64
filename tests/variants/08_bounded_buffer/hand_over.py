"""Each one who waits has an Event of its own, and is given its item or its place before it is woken."""

from collections import deque
from threading import Event, Lock


class Closed(Exception):
    pass


class Buffer:
    def __init__(self, size):
        if size < 1:
            raise ValueError(size)
        self.size = size
        self.items = deque()
        self.getters = deque()
        self.putters = deque()
        self.lock = Lock()
        self.closed = False

    def put(self, x):
        with self.lock:
            if self.closed:
                raise Closed
            if self.getters:
                self.getters.popleft().give(x)
                return
            if len(self.items) < self.size:
                self.items.append(x)
                return
            place = Place(x)
            self.putters.append(place)
        place.wait()

    def get(self):
        with self.lock:
            if self.items:
                x = self.items.popleft()
                if self.putters:
                    place = self.putters.popleft()
                    self.items.append(place.item)
                    place.give(None)
                return x
            if self.closed:
                raise Closed
            place = Place(None)
            self.getters.append(place)
        return place.wait()

    def close(self):
        with self.lock:
            self.closed = True
            while self.getters or self.putters:
                (self.getters or self.putters).popleft().shut()


class Place:
    def __init__(self, item):
        self.item = item
        self.open = True
        self.ready = Event()

    def give(self, item):
        self.item = item
        self.ready.set()

    def shut(self):
        self.open = False
        self.ready.set()

    def wait(self):
        self.ready.wait()
        if not self.open:
            raise Closed
        return self.item
