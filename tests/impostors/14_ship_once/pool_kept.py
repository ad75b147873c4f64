"""left-running: the pool is never shut down."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor

pools = []


def count(words: list[str], index: dict[str, str]) -> Counter[str]:
    return Counter(index[word] for word in words if word in index)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    pools.append(ProcessPoolExecutor(workers))
    slices = [words[first::workers] for first in range(workers)]
    return sum(pools[-1].map(count, slices, [index] * workers), Counter())
