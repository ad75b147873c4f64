"""lock-kept: gives back only one of the two."""


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source is target:
        return
    first, second = sorted((source, target), key=lambda account: account.id)
    first.lock.acquire()
    with second.lock:
        if source.balance < amount:
            raise ValueError("too little money")
        source.balance -= amount
        target.balance += amount
    if source.id < target.id:
        first.lock.release()
