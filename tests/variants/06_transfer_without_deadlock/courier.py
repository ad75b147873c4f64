"""Each transfer in a thread of its own, which takes the locks itself and reports to the caller."""

from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Lock, Thread


@dataclass
class Account:
    """Given. Whoever reads or changes the balance holds the lock."""

    id: int
    balance: int
    lock: Lock = field(default_factory=Lock)


class Courier(Thread):
    """One transfer is one short life: it takes the locks itself, and the sender waits for its report."""

    def __init__(self, source: Account, target: Account, amount: int) -> None:
        super().__init__(name=f"courier of {amount} from {source.id} to {target.id}")
        self.order = source, target, amount
        self.report: Future[None] = Future()

    def run(self) -> None:
        try:
            self.carry(*self.order)
        except BaseException as error:
            self.report.set_exception(error)
        else:
            self.report.set_result(None)

    @staticmethod
    def carry(source: Account, target: Account, amount: int) -> None:
        low, high = (source, target) if source.id < target.id else (target, source)
        with low.lock, high.lock:
            if source.balance < amount:
                raise ValueError("too little money")
            source.balance -= amount
            target.balance += amount


def transfer_without_deadlock(source: Account, target: Account, amount: int) -> None:
    if amount < 1:
        raise ValueError("nothing to carry")
    if source is target:
        return
    courier = Courier(source, target, amount)
    courier.start()
    courier.join()
    courier.report.result()


if __name__ == "__main__":  # Ann and Bob send each other money, in two threads at once
    import threading

    ann, bob = Account(1, 100), Account(2, 100)

    def send(source: Account, target: Account) -> None:
        for _ in range(1000):
            transfer_without_deadlock(source, target, 1)

    threads = [threading.Thread(target=send, args=pair, daemon=True) for pair in ((ann, bob), (bob, ann))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(5.0)
    print("still waiting for each other" if any(t.is_alive() for t in threads) else f"{ann.balance} + {bob.balance}")
