"""Processes for pure Python, threads for all that lets go of the GIL.

Why it works: only one thread at a time may run Python code in an interpreter, and it needs the GIL for that. A thread
that sleeps, or waits for a socket, has let go of it; so has one inside hashlib, zlib, most of Pillow or NumPy, whose C
code touches no Python object while it computes. Such jobs run together in threads, on several cores if they
compute. A loop of pure Python never lets go for long, so each worker needs a GIL of its own: a process has one.

What else would: processes for `hash`, whose work overlaps as well, at a higher price (a start of its own, and pickled
data); from Python 3.14 an InterpreterPoolExecutor for what computes. On a build without a GIL threads are right for
all three; `sys._is_gil_enabled()` tells.
"""

from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from typing import Literal


def gil_lab(kind: Literal["sleep", "python", "hash"], workers: int) -> Executor:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    if kind == "python":
        return ProcessPoolExecutor(workers)
    return ThreadPoolExecutor(workers)
