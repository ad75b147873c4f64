"""lost-update: the second lock is free again when the money is put on."""

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
    with first.lock:
        with second.lock:
            if source.balance < amount:
                raise ValueError(f"account {source.id} has {source.balance}, not {amount}")
            source.balance -= amount
        target.balance += amount
