"""lost-update: no lock at all."""


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source is target:
        return
    if source.balance < amount:
        raise ValueError("too little money")
    source.balance -= amount
    target.balance += amount
