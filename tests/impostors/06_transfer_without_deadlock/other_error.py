"""wrong-error: too little money is a RuntimeError."""


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source is target:
        return
    first, second = sorted((source, target), key=lambda account: account.id)
    with first.lock, second.lock:
        if source.balance < amount:
            raise RuntimeError("too little money")
        source.balance -= amount
        target.balance += amount
