"""left-running: a timer for each transfer, which looks at the sum a minute later; thousands of them."""

import threading
from dataclasses import dataclass, field
from threading import Lock


@dataclass
class Account:
    """Given. Whoever reads or changes the balance holds the lock."""

    id: int
    balance: int
    lock: Lock = field(default_factory=Lock)


def audit(source, target):
    first, second = sorted((source, target), key=lambda a: a.id)
    with first.lock, second.lock:
        print("the sum is", first.balance + second.balance)


def transfer_without_deadlock(source: Account, target: Account, amount: int) -> None:
    if amount < 1:
        raise ValueError("amount must be at least 1")
    if source is target:
        return
    first, second = sorted((source, target), key=lambda a: a.id)
    with first.lock, second.lock:
        if source.balance < amount:
            raise ValueError("too little money")
        source.balance -= amount
        target.balance += amount
    timer = threading.Timer(60, audit, (source, target))
    timer.daemon = True
    timer.start()
