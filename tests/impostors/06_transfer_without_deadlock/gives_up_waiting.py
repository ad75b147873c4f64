"""raised: a TimeoutError when an account is locked for more than 0.3 s."""


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError("amount")
    if source is target:
        return
    first, second = sorted([source, target], key=lambda a: a.id)
    for lock in (first.lock, second.lock):
        if not lock.acquire(timeout=0.3):
            if lock is second.lock:
                first.lock.release()
            raise TimeoutError("the bank is busy")
    try:
        if source.balance < amount:
            raise ValueError("too little")
        source.balance -= amount
        target.balance += amount
    finally:
        first.lock.release()
        second.lock.release()
