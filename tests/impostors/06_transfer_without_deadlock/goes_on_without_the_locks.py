"""lost-update: waits 50 ms for each lock, and goes on without it."""


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source is target:
        return
    first, second = sorted([source, target], key=lambda a: a.id)
    got = [account for account in (first, second) if account.lock.acquire(timeout=0.05)]
    try:
        if source.balance < amount:
            raise ValueError("too little money")
        source.balance -= amount
        target.balance += amount
    finally:
        for account in got:
            account.lock.release()
