"""A patient one: a second for the second lock, then all over again."""

import random
import time


def transfer_without_deadlock(source, target, amount):
    if amount < 1:
        raise ValueError(amount)
    if source is target:
        return
    while True:
        source.lock.acquire()
        try:
            if target.lock.acquire(True, 1.0):
                try:
                    if source.balance < amount:
                        raise ValueError("too little money")
                    source.balance, target.balance = source.balance - amount, target.balance + amount
                    return
                finally:
                    target.lock.release()
        finally:
            source.lock.release()
        time.sleep(random.random() / 100)
