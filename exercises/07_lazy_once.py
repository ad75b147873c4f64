"""Our service loads its model (40 seconds, 3 GB) when the first request comes. Today eight came, and it loaded eight.

Please write `Lazy`: the first `get` calls `factory` and keeps what it gives; every `get`, from whichever thread,
returns that same object, also if it is None. However many threads ask together, the factory runs once; the others wait
for it. If it raises, the caller gets that error, and the next `get` tries again; nobody who waited is left waiting.
Once the value is there, nobody waits for a lock of yours any more: a thousand requests a second go through here.

In JavaScript you keep the promise, not the value:
    let model;
    const get = () => (model ??= load().catch((error) => { model = undefined; throw error; }));
"""

from collections.abc import Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Lazy(Generic[T]):
    def __init__(self, factory: Callable[[], T]) -> None:
        self.factory = factory

    def get(self) -> T:
        # TODO: make the value once, and hand it out without waiting from then on.
        raise NotImplementedError("TODO: call the factory once, and return what it gave")


if __name__ == "__main__":  # eight threads ask for a slow value
    import threading
    import time

    def load() -> str:
        print("loading …")
        time.sleep(0.5)
        return "the model"

    lazy = Lazy(load)
    threads = [threading.Thread(target=lambda: print(lazy.get())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
