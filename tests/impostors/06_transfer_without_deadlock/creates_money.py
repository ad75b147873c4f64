"""wrong-result: a transfer to the same account makes it richer."""


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source.id > target.id:
        with target.lock, source.lock:
            move(source, target, amount)
    elif source.id < target.id:
        with source.lock, target.lock:
            move(source, target, amount)
    else:
        with source.lock:
            source.balance, target.balance = source.balance - amount, target.balance + amount


def move(source, target, amount):
    if source.balance < amount:
        raise ValueError("too little money")
    source.balance -= amount
    target.balance += amount
