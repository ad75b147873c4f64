"""half-transfer-visible: takes the money off under one lock, lets go, and puts it on under the other."""


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source is target:
        return
    with source.lock:
        if source.balance < amount:
            raise ValueError("too little money")
        source.balance -= amount
    with target.lock:
        target.balance += amount
