"""limit-too-low: two workers, however many are allowed."""

from collections import Counter
from multiprocessing import Pool


def count(words: list[str], index: dict[str, str]) -> Counter[str]:
    return Counter(index[word] for word in words if word in index)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    with Pool(2) as pool:
        return sum(pool.starmap(count, [(words[first::2], index) for first in range(2)], chunksize=1), Counter())
