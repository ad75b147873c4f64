"""unrelated-waited: one lock for the whole bank around those of the accounts."""

from threading import Lock

BANK = Lock()


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source is target:
        return
    with BANK, source.lock, target.lock:
        if source.balance < amount:
            raise ValueError("too little money")
        source.balance -= amount
        target.balance += amount
