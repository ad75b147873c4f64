"""circular-wait: the richer account first, which changes meanwhile."""


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source is target:
        return
    pair = [source, target]
    pair.sort(key=lambda account: account.balance, reverse=True)
    with pair[0].lock, pair[1].lock:
        if source.balance < amount:
            raise ValueError("too little money")
        source.balance -= amount
        target.balance += amount
