"""Looks at the balance before it waits, and once more under both locks, where it counts."""


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source is target:
        return
    if source.id < target.id:
        with source.lock, target.lock:
            move(source, target, amount)
    else:
        with target.lock, source.lock:
            move(source, target, amount)


def move(source, target, amount):
    if source.balance < amount:
        raise ValueError("too little money")
    source.balance -= amount
    target.balance += amount
