"""unrelated-waited: takes both at once if it can; those who cannot wait one after another behind a lock of the bank."""

from dataclasses import dataclass, field
from threading import Lock


@dataclass
class Account:
    """Given. Whoever reads or changes the balance holds the lock."""

    id: int
    balance: int
    lock: Lock = field(default_factory=Lock)


CONTENDED = Lock()


def _both_at_once(first: Account, second: Account) -> bool:
    if first.lock.acquire(blocking=False):
        if second.lock.acquire(blocking=False):
            return True
        first.lock.release()
    return False


def transfer_without_deadlock(source: Account, target: Account, amount: int) -> None:
    if amount < 1:
        raise ValueError("amount")
    if source is target:
        return
    first, second = sorted((source, target), key=lambda account: account.id)
    if not _both_at_once(first, second):
        with CONTENDED:
            first.lock.acquire()
            second.lock.acquire()
    try:
        if source.balance < amount:
            raise ValueError("money")
        source.balance -= amount
        target.balance += amount
    finally:
        second.lock.release()
        first.lock.release()
