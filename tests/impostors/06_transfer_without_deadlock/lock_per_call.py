"""lost-update: a new lock in each call, in place of those of the accounts."""

from threading import Lock


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source is target:
        return
    with Lock():
        if source.balance < amount:
            raise ValueError("too little money")
        source.balance -= amount
        target.balance += amount
