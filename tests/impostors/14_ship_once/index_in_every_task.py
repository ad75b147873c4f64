"""shipped-again: the index stands in every task, of which each worker gets several."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from functools import partial


def count(words: list[str], index: dict[str, str]) -> Counter[str]:
    return Counter(index[word] for word in words if word in index)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    slices = [words[first :: workers * 4] for first in range(workers * 4)]
    with ProcessPoolExecutor(workers) as pool:
        return sum(pool.map(partial(count, index=index), slices), Counter())
