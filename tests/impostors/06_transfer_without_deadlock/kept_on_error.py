"""lock-kept: too little money, and both locks stay taken."""


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source is target:
        return
    first, second = sorted((source, target), key=lambda account: account.id)
    first.lock.acquire()
    second.lock.acquire()
    if source.balance < amount:
        raise ValueError("too little money")
    source.balance -= amount
    target.balance += amount
    second.lock.release()
    first.lock.release()
