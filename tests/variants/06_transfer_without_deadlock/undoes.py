"""Takes the money off under one lock, and puts it back when the other lock does not come."""

import random
import time


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source is target:
        return
    while True:
        with source.lock:
            if source.balance < amount:
                raise ValueError("too little money")
            source.balance -= amount
            if target.lock.acquire(timeout=0.005):
                try:
                    target.balance += amount
                    return
                finally:
                    target.lock.release()
            source.balance += amount
        time.sleep(random.random() / 500)
