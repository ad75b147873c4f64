"""A list of SKUs and their locks, searched from its start each time."""

import threading


class Stock:
    def __init__(self, store):
        self.store = store
        self.pairs = []
        self.pairs_lock = threading.Lock()

    def find_lock(self, sku):
        found = None
        self.pairs_lock.acquire()
        i = 0
        while i < len(self.pairs):
            pair = self.pairs[i]
            if pair[0] == sku:
                found = pair[1]
            i = i + 1
        if found is None:
            found = threading.Lock()
            self.pairs.append([sku, found])
        self.pairs_lock.release()
        return found

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError("n is too small")
        answer = False
        lock = self.find_lock(sku)
        lock.acquire()
        try:
            how_many = self.store.read(sku)
            if how_many > n or how_many == n:
                how_many = how_many - n
                self.store.write(sku, how_many)
                answer = True
            else:
                answer = False
        except BaseException as error:
            lock.release()
            raise error
        lock.release()
        return answer


if __name__ == "__main__":

    class MyStore:
        def __init__(self):
            self.d = {"mug": 2}

        def read(self, sku):
            return self.d[sku]

        def write(self, sku, left):
            self.d[sku] = left

    s = Stock(MyStore())
    print(s.reserve("mug", 1), s.reserve("mug", 1), s.reserve("mug", 1))
