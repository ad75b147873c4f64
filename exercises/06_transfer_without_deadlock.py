"""Twice this week our bank stood still: Ann sent money to Bob, Bob sent some to Ann, and each waited for the other.

Please move `amount` from `source` to `target`. Many threads do so at once; others, like our tellers and our auditor,
hold the lock of an account while they work on it, and who needs several takes them in the order of `id`. So a transfer
happens whole or not at all: whenever the locks of both accounts are free, their money must add up. `amount < 1` is a
ValueError before all else; then, a transfer to the same account changes nothing and returns; then, too little money is
a ValueError and moves nothing. Transfers that share no account never wait for each other. An `id` is unique and can be
compared; the `lock` is a threading.Lock. Do not count on an account being hashable.

In JavaScript the database does it, in a transaction:
    await db.transaction(async (tx) => {
      await tx.debit(source, amount); // locks the row of source
      await tx.credit(target, amount); // locks the row of target; the other way round elsewhere: "deadlock detected"
    });
"""

from dataclasses import dataclass, field
from threading import Lock


@dataclass
class Account:
    """Given. Whoever reads or changes the balance holds the lock."""

    id: int
    balance: int
    lock: Lock = field(default_factory=Lock)


def transfer_without_deadlock(source: Account, target: Account, amount: int) -> None:
    # TODO: hold both locks, taken in an order on which everybody agrees.
    raise NotImplementedError("TODO: move the amount from source to target")


if __name__ == "__main__":  # Ann and Bob send each other money, in two threads at once
    import threading

    ann, bob = Account(1, 100_000), Account(2, 100_000)

    def send(source: Account, target: Account) -> None:
        for _ in range(100_000):
            transfer_without_deadlock(source, target, 1)

    threads = [threading.Thread(target=send, args=pair, daemon=True) for pair in ((ann, bob), (bob, ann))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5.0)
    print("still waiting for each other" if any(t.is_alive() for t in threads) else f"{ann.balance} + {bob.balance}")
