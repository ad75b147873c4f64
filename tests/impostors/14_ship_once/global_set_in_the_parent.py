"""missing-in-worker: the global is set in the parent; only what is forked after that has it."""

from collections import Counter
from multiprocessing import Pool

known: dict[str, str] = {}


def count(words: list[str]) -> Counter[str]:
    return Counter(known[word] for word in words if word in known)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    global known
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    known = index
    with Pool(workers) as pool:
        return sum(pool.map(count, [words[first::workers] for first in range(workers)]), Counter())
