"""Waits for the lock that it did not get, without holding the other, as C++ does in std::lock."""


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source is target:
        return
    waiting, trying = source.lock, target.lock
    while True:
        waiting.acquire()
        if trying.acquire(False):
            break
        waiting.release()
        waiting, trying = trying, waiting
    try:
        if source.balance < amount:
            raise ValueError("too little money")
        source.balance -= amount
        target.balance += amount
    finally:
        waiting.release()
        trying.release()
