"""Two branches, and every release in a finally."""


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source is target:
        return
    if source.id < target.id:
        lower, upper = source, target
    else:
        lower, upper = target, source
    lower.lock.acquire()
    try:
        upper.lock.acquire()
        try:
            left = source.balance - amount
            if left < 0:
                raise ValueError(f"{-left} short")
            source.balance = left
            target.balance = target.balance + amount
        finally:
            upper.lock.release()
    finally:
        lower.lock.release()
