"""lost-update: under the right locks, but what is left stands in a global for a moment."""


def transfer_without_deadlock(source, target, amount):
    global left
    if amount < 1:
        raise ValueError(amount)
    if source is target:
        return
    first, second = sorted((source, target), key=lambda a: a.id)
    with first.lock, second.lock:
        left = source.balance - amount
        if left < 0:
            raise ValueError("x")
        source.balance = left
        target.balance += amount
