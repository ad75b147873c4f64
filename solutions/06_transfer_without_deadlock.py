"""Both locks, always in the order of the ids, whichever way the money goes.

Why it works: a deadlock is a circle in which each one holds what the next one wants. When everybody takes the lower id
first, the one who holds the highest lock of all never waits for another: there is no circle, with the auditor neither.
Debit and credit lie under one hold of both locks, so nobody who holds them ever sees money that is under way. `with`
gives both back when there is too little money. A transfer to oneself would take one lock twice, and wait for itself.

What else would: take the first lock, try the second with a time-out, and give the first one back when it does not
come; then pause for a random moment, or two such threads may dance for ever. One lock for the whole bank would be safe
too, but everybody would wait for everybody.
"""

from dataclasses import dataclass, field
from threading import Lock


@dataclass
class Account:
    """Given. Whoever reads or changes the balance holds the lock."""

    id: int
    balance: int
    lock: Lock = field(default_factory=Lock)


def transfer_without_deadlock(source: Account, target: Account, amount: int) -> None:
    if amount < 1:
        raise ValueError(f"amount must be at least 1, not {amount}")
    if source is target:
        return
    first, second = sorted((source, target), key=lambda account: account.id)
    with first.lock, second.lock:
        if source.balance < amount:
            raise ValueError(f"account {source.id} has {source.balance}, not {amount}")
        source.balance -= amount
        target.balance += amount
