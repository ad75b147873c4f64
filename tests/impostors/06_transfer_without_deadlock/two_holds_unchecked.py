"""half-transfer-visible: looks without a lock, then debit and credit each under its own."""


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source is target:
        return
    if source.balance < amount:
        raise ValueError("too little money")
    with source.lock:
        source.balance -= amount
    with target.lock:
        target.balance += amount
