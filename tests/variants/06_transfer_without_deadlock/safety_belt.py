"""In the order of the ids, and loud if a lock does not come within ten seconds."""

from contextlib import contextmanager


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source is target:
        return
    first, second = sorted((source, target), key=lambda account: account.id)
    with held(first), held(second):
        if source.balance < amount:
            raise ValueError("too little money")
        source.balance -= amount
        target.balance += amount


@contextmanager
def held(account):
    if not account.lock.acquire(timeout=10):
        raise TimeoutError(f"account {account.id} is locked for ever")
    try:
        yield
    finally:
        account.lock.release()
