"""check-then-act: looks whether there is enough before it has the locks."""


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source is target:
        return
    if source.balance < amount:
        raise ValueError("too little money")
    first, second = sorted((source, target), key=lambda account: account.id)
    with first.lock, second.lock:
        source.balance -= amount
        target.balance += amount
