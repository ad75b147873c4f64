"""tampered|work-skipped|lost-update 05: works in threads that nobody watches, without a lock."""

import threading
from typing import Any


class Stock:
    def __init__(self, store: Any) -> None:
        self.store = store

    def reserve(self, sku: str, n: int) -> bool:
        if n < 1:
            raise ValueError(n)
        answer: list[bool] = []
        thread = threading.Thread(target=lambda: answer.append(self.sell(sku, n)))
        thread.start()
        thread.join()
        return answer[0]

    def sell(self, sku: str, n: int) -> bool:
        left = self.store.read(sku)
        if left < n:
            return False
        self.store.write(sku, left - n)
        return True
