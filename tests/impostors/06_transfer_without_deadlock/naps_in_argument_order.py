"""circular-wait: never blocks in a lock, and yet each holds what the other one tries again and again to get."""

import time


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source.id == target.id:
        return
    while not source.lock.acquire(blocking=False):
        time.sleep(0.01)
    try:
        while not target.lock.acquire(blocking=False):
            time.sleep(0.01)
        try:
            if source.balance < amount:
                raise ValueError("too little")
            source.balance -= amount
            target.balance += amount
        finally:
            target.lock.release()
    finally:
        source.lock.release()
