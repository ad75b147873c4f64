"""The price list is worked out in a process of its own, but its result never comes back: the attribute stays empty.

Please write `Task`, a Process that calls `fn(arg)` when it is started. `outcome()` waits, and returns what `fn`
returned there, or raises here what it raised there: the same type, the same arguments. If the process died without a
word (`os._exit`, `sys.exit`, a signal), it raises a ChildProcessError whose text holds the exit code. A result may
have 10 MB; one that cannot be pickled raises something. However often it is asked, the answer is the same.

In JavaScript:
    const worker = new Worker("fn.js", { workerData: arg });
    return new Promise((resolve, reject) => {
      worker.on("message", resolve);
      worker.on("error", reject);
      worker.on("exit", (code) => code && reject(new Error(`exit code ${code}`)));
    });

A Worker is a thread and can share memory; a Process cannot. What `run` stores in `self` stays in the child.
"""

from collections.abc import Callable
from multiprocessing import Process
from typing import Generic, TypeVar

A = TypeVar("A")
R = TypeVar("R")


class Task(Process, Generic[A, R]):
    def __init__(self, fn: Callable[[A], R], arg: A) -> None:
        super().__init__()
        self.fn, self.arg = fn, arg

    # TODO: `run` works in the child: let it send what came of fn(arg). `outcome` receives it in the parent.
    def outcome(self) -> R:
        raise NotImplementedError("TODO: return or raise what came of fn(arg) in the child")


def price(article: str) -> float:
    """One second of work."""
    import os
    import time

    time.sleep(1)
    if article == "gone":
        os._exit(7)
    return float({"mug": 9.5, "cap": 12}[article])


if __name__ == "__main__":  # without this line each new process would run what follows, too
    tasks = [Task(price, article) for article in ("mug", "cap", "hat", "gone")]
    for task in tasks:
        task.start()
    for task in tasks:
        try:
            print(task.arg, "costs", task.outcome())
        except (KeyError, ChildProcessError) as error:  # what the hat and the one that is gone should end with
            print(task.arg, "has no price:", repr(error))
