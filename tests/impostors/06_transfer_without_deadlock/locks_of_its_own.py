"""lost-update: a lock for each id, but not the one that the others hold."""

from threading import Lock

LOCKS = {}


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source is target:
        return
    first, second = sorted((source.id, target.id))
    with LOCKS.setdefault(first, Lock()), LOCKS.setdefault(second, Lock()):
        if source.balance < amount:
            raise ValueError("too little money")
        source.balance -= amount
        target.balance += amount
