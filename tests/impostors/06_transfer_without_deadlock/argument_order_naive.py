"""circular-wait: the lock of the source first, then that of the target; and not a thought of one account."""


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    with source.lock, target.lock:
        if source.balance < amount:
            raise ValueError("too little money")
        source.balance -= amount
        target.balance += amount
