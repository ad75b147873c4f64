"""One slice for each worker, and the index beside it: so it crosses as often as there are workers."""

from collections import Counter
from multiprocessing import Pool


def count(words: list[str], index: dict[str, str]) -> Counter[str]:
    return Counter(index[word] for word in words if word in index)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    with Pool(workers) as pool:
        counts = pool.starmap(count, [(words[first::workers], index) for first in range(workers)], chunksize=1)
    return sum(counts, Counter())
