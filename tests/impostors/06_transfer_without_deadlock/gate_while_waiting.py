"""unrelated-waited: one at a time may take its two locks, and keeps the rest out while it waits for them."""

from threading import Lock

DOOR = Lock()


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source is target:
        return
    with DOOR:
        source.lock.acquire()
        target.lock.acquire()
    try:
        if source.balance < amount:
            raise ValueError("too little money")
        source.balance -= amount
        target.balance += amount
    finally:
        target.lock.release()
        source.lock.release()
