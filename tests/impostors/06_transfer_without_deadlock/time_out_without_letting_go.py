"""circular-wait: asks with a time-out, but keeps what it holds while it asks again."""


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source is target:
        return
    with source.lock:
        while not target.lock.acquire(timeout=0.01):
            pass
        try:
            if source.balance < amount:
                raise ValueError("too little money")
            source.balance -= amount
            target.balance += amount
        finally:
            target.lock.release()
