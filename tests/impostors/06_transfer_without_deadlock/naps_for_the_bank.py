"""unrelated-waited: one lock for the whole bank, tried a hundred times a second."""

import threading
import time

BANK = threading.Lock()


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source.id == target.id:
        return
    while not BANK.acquire(blocking=False):
        time.sleep(0.01)
    try:
        first, second = sorted((source, target), key=lambda a: a.id)
        with first.lock, second.lock:
            if source.balance < amount:
                raise ValueError("too little")
            source.balance -= amount
            target.balance += amount
    finally:
        BANK.release()
