"""wrong-result: an empty category is taken for an unknown word."""

from collections import Counter
from multiprocessing import Pool


def count(words: list[str], index: dict[str, str]) -> Counter[str]:
    return Counter(category for word in words if (category := index.get(word)))


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    with Pool(workers) as pool:
        tasks = [(words[first::workers], index) for first in range(workers)]
        return sum(pool.starmap(count, tasks, chunksize=1), Counter())
