"""Half of our jobs run in processes "because of the GIL", and the other half in threads, some of which take turns.

Please return the cheapest executor under which `workers` jobs of this kind (two or more) really run together:
    "sleep"   waits for something: a timer, a network, a disk
    "python"  computes in a loop of pure Python
    "hash"    gives 50 MB to hashlib, which is written in C and lets go of the GIL for that
Return a fresh one each time, and leave it open: the caller shuts it down. `workers < 1`: a ValueError.

In JavaScript the question has a different answer, since no two functions of one thread ever compute together:
    await Promise.all(jobs.map((job) => job()));     // sleep
    new Piscina({ filename, maxThreads: workers });  // python
    await crypto.subtle.digest("SHA-256", data);     // hash: computed on threads of Node's own, not of yours
"""

import hashlib
import time
from concurrent.futures import Executor
from typing import Literal


def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> Executor:
    # TODO: which kinds need more than threads? Return an executor with `workers` workers.
    raise NotImplementedError("TODO: return the cheapest executor for this kind of work")


def sleep(_n: int) -> None:
    time.sleep(0.5)


def python(_n: int) -> None:
    sum(n * n for n in range(8_000_000))


def hash_50_mb(_n: int) -> None:
    hashlib.sha256(bytes(50_000_000)).digest()


if __name__ == "__main__":  # without this line each new process would run what follows, too
    for kind, job in (("sleep", sleep), ("python", python), ("hash", hash_50_mb)):
        for workers in (1, 2):
            started = time.perf_counter()
            with gil_lab(kind, workers) as executor:
                list(executor.map(job, range(2)))
            print(f"{kind}: {time.perf_counter() - started:.2f} s for two jobs on {workers}")
