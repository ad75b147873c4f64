"""missing-in-worker: the processes are there already when the parent sets its global."""

from collections import Counter
from multiprocessing import Pool


def count(words: list[str]) -> Counter[str]:
    return Counter(known[word] for word in words if word in known)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    global known
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    with Pool(workers) as pool:
        known = index
        return sum(pool.map(count, [words[first::workers] for first in range(workers)]), Counter())
