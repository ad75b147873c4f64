"""lost-update: the balance of the target is read before its lock is taken."""


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source is target:
        return
    there = target.balance
    a, b = sorted((source, target), key=lambda a: a.id)
    with a.lock, b.lock:
        if source.balance < amount:
            raise ValueError("x")
        source.balance -= amount
        target.balance = there + amount
