"""A Condition and the ids that are at work keep transfers apart; then both locks, in order, for the others."""

from threading import Condition

CHANGED = Condition()
BUSY = set()


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source is target:
        return
    both = {source.id, target.id}
    with CHANGED:
        CHANGED.wait_for(lambda: not both & BUSY)
        BUSY.update(both)
    try:
        low, high = (source, target) if source.id < target.id else (target, source)
        with low.lock, high.lock:
            if source.balance < amount:
                raise ValueError("too little money")
            source.balance -= amount
            target.balance += amount
    finally:
        with CHANGED:
            BUSY.difference_update(both)
            CHANGED.notify_all()
