"""A queue for each SKU; who finds it idle starts a thread, which works it off and ends when it is empty."""

import threading
from collections import deque
from concurrent.futures import Future


class Stock:
    def __init__(self, store):
        self.store = store
        self.guard = threading.Lock()
        self.queues = {}

    def reserve(self, sku, n):
        if n < 1:
            raise ValueError("n must be positive")
        answer = Future()
        with self.guard:
            queue = self.queues.get(sku)
            idle = queue is None
            if idle:
                queue = self.queues[sku] = deque()
            queue.append((n, answer))
        if idle:
            threading.Thread(target=self._drain, args=(sku, queue)).start()
        return answer.result()

    def _drain(self, sku, queue):
        while True:
            with self.guard:
                if not queue:
                    del self.queues[sku]
                    return
                n, answer = queue.popleft()
            try:
                left = self.store.read(sku)
                if left >= n:
                    self.store.write(sku, left - n)
            except Exception as error:
                answer.set_exception(error)
            else:
                answer.set_result(left >= n)
