"""On the day of the sale our shop sold the last blue mug to two people: two threads had read the same "1 left".

Please write `reserve`: take `n` pieces of `sku` if that many are left and say True, else change nothing and say False.
Many threads call it at once. Never oversell, and never lose an update; but who wants a cap must not wait for mugs.
`store.read(sku)` and `store.write(sku, left)` are given and slow. The store is the truth: others change it too, so
remember none of its values. `n < 1`: a ValueError, before the store is touched. An error of the store reaches
the caller, and the SKU can be reserved again afterwards.

JavaScript has no memory that two threads race on, but the same gap opens at an `await`:
    const left = await store.read(sku);
    if (left < n) return false;
    await store.write(sku, left - n); // somebody else may have written since the read
    return true;
"""

from typing import Protocol


class Store(Protocol):
    """The given store. Both methods block their thread for a while, and may raise."""

    def read(self, sku: str) -> int: ...
    def write(self, sku: str, left: int) -> None: ...


class Stock:
    def __init__(self, store: Store) -> None:
        self.store = store

    def reserve(self, sku: str, n: int) -> bool:
        # TODO: nobody else may come between the read and the write of the same SKU.
        raise NotImplementedError("TODO: take n pieces of sku, if that many are left")


if __name__ == "__main__":  # a slow store of your own to try it on: 8 threads want one of 5 mugs each
    import threading
    import time

    class SlowStore:
        def __init__(self) -> None:
            self.left = {"mug": 5}

        def read(self, sku: str) -> int:
            time.sleep(0.05)
            return self.left[sku]

        def write(self, sku: str, left: int) -> None:
            time.sleep(0.05)
            self.left[sku] = left

    stock = Stock(SlowStore())
    sold: list[bool] = []
    threads = [threading.Thread(target=lambda: sold.append(stock.reserve("mug", 1))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(f"{sold.count(True)} of 5 mugs sold, the store says {stock.store.left} are left")
