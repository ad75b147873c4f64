"""circular-wait: sorts the ids as texts, in which 10 comes before 9."""


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source is target:
        return
    first, second = sorted((source, target), key=lambda account: str(account.id))
    with first.lock, second.lock:
        if source.balance < amount:
            raise ValueError("too little money")
        source.balance -= amount
        target.balance += amount
