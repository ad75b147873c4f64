"""Give each worker the index when it starts, and then a few slices of the words.

Why it works: whatever stands in a task is pickled for that task. The initializer's arguments travel once for each
process (under fork they are simply there), and the worker keeps what it is given in a global of its own: a process
has its own copy of every global, so setting one in the parent reaches nobody who starts from nothing. Each message
costs as well, whatever is in it; so a worker gets a few large slices, and answers with a small Counter.

What else would: a Process for each worker with the index and its one slice as arguments; a file, or shared memory, that
is written once and read by each worker; an index cut into slices where each worker needs only a part of it. And often
no process at all: if counting is cheaper than pickling, the plain loop is the quickest.
"""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from math import ceil

SLICES = 4  # for each worker: the last to end is not far behind the first

known: dict[str, str] = {}  # in each worker, the index


def remember(index: dict[str, str]) -> None:
    global known
    known = index


def count(words: list[str]) -> Counter[str]:
    return Counter(known[word] for word in words if word in known)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    size = max(1, ceil(len(words) / (workers * SLICES)))
    slices = [words[start : start + size] for start in range(0, len(words), size)]
    with ProcessPoolExecutor(workers, initializer=remember, initargs=(index,)) as pool:
        return sum(pool.map(count, slices), Counter())
