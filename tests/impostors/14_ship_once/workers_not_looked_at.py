"""wrong-result: no workers are taken for one."""

from collections import Counter
from multiprocessing import Pool


def count(words: list[str], index: dict[str, str]) -> Counter[str]:
    return Counter(index[word] for word in words if word in index)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    workers = max(1, workers)
    with Pool(workers) as pool:
        tasks = [(words[first::workers], index) for first in range(workers)]
        return sum(pool.starmap(count, tasks, chunksize=1), Counter())
