"""wrong-result: the slices are of equal length, and the rest of the words is in none of them."""

from collections import Counter
from multiprocessing import Pool


def count(words: list[str], index: dict[str, str]) -> Counter[str]:
    return Counter(index[word] for word in words if word in index)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    size = len(words) // workers
    with Pool(workers) as pool:
        tasks = [(words[n * size : (n + 1) * size], index) for n in range(workers)]
        return sum(pool.starmap(count, tasks, chunksize=1), Counter())
