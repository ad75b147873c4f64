"""An ExitStack holds the locks, in the order of the ids."""

from contextlib import ExitStack


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source.id == target.id:
        return
    with ExitStack() as stack:
        for account in sorted([source, target], key=lambda account: account.id):
            stack.enter_context(account.lock)
        if source.balance < amount:
            raise ValueError("too little money")
        source.balance -= amount
        target.balance += amount
