"""Never waits with a lock in its hand: takes both at once, or none of them."""

import time


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source is target:
        return
    while not take_both(source.lock, target.lock):
        time.sleep(0.0005)
    try:
        if source.balance < amount:
            raise ValueError("too little money")
        source.balance -= amount
        target.balance += amount
    finally:
        source.lock.release()
        target.lock.release()


def take_both(one, other):
    if not one.acquire(blocking=False):
        return False
    if other.acquire(blocking=False):
        return True
    one.release()
    return False
