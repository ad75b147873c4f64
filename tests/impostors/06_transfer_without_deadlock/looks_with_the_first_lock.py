"""check-then-act: it looks whether there is enough with only the lower lock in its hand."""


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source is target:
        return
    first, second = sorted((source, target), key=lambda account: account.id)
    with first.lock:
        if source.balance < amount:
            raise ValueError("too little money")
        with second.lock:
            source.balance -= amount
            target.balance += amount
