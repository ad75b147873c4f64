"""Takes one lock, tries the other one for a while, and begins again after a random pause."""

import random
import time


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source is target:
        return
    while True:
        with source.lock:
            if target.lock.acquire(timeout=0.01):
                try:
                    if source.balance < amount:
                        raise ValueError("too little money")
                    source.balance -= amount
                    target.balance += amount
                    return
                finally:
                    target.lock.release()
        time.sleep(random.uniform(0, 0.002))
