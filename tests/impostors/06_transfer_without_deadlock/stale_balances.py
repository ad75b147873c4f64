"""lost-update: reads the balances before it has the locks, and writes what it has worked out."""


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source is target:
        return
    left, more = source.balance - amount, target.balance + amount
    if left < 0:
        raise ValueError("too little money")
    first, second = sorted((source, target), key=lambda account: account.id)
    with first.lock, second.lock:
        source.balance, target.balance = left, more
