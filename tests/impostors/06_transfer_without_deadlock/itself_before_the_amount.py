"""wrong-result: a transfer of nothing to the same account is none of its business."""


def transfer_without_deadlock(source, target, amount):
    if source is target:
        return
    if amount < 1:
        raise ValueError(amount)
    first, second = sorted((source, target), key=lambda account: account.id)
    with first.lock, second.lock:
        if source.balance < amount:
            raise ValueError("too little money")
        source.balance -= amount
        target.balance += amount
