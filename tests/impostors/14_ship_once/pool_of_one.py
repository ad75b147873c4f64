"""one-at-a-time: whatever it is told, it starts one worker."""

from collections import Counter
from multiprocessing import Pool


def count(words: list[str], index: dict[str, str]) -> Counter[str]:
    return Counter(index[word] for word in words if word in index)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    with Pool(1) as pool:
        return pool.apply(count, (words, index))
