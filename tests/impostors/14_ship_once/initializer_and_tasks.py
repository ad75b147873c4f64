"""shipped-again: the initializer gets the index, and so does every task, by habit."""

from collections import Counter
from multiprocessing import Pool

known: dict[str, str] = {}


def remember(index: dict[str, str]) -> None:
    known.update(index)


def count(words: list[str], index: dict[str, str]) -> Counter[str]:
    return Counter(index[word] for word in words if word in index)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    slices = [words[first :: workers * 3] for first in range(workers * 3)]
    with Pool(workers, remember, (index,)) as pool:
        return sum(pool.starmap(count, [(part, index) for part in slices], chunksize=1), Counter())
