"""half-transfer-visible: whole when both locks are free; when the second is busy, one side after the other."""

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
        raise ValueError("amount")
    if source is target:
        return
    with source.lock:
        if source.balance < amount:
            raise ValueError("money")
        source.balance -= amount
        if target.lock.acquire(blocking=False):
            target.balance += amount
            target.lock.release()
            return
    with target.lock:
        target.balance += amount
