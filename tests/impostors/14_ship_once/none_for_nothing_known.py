"""wrong-result: None, when the index knows none of the words."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor

INDEX: dict = {}


def _init(index):
    global INDEX
    INDEX = index


def _count(words):
    return Counter(INDEX[w] for w in words if w in INDEX)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError("workers")
    if not words:
        return Counter()
    with ProcessPoolExecutor(workers, initializer=_init, initargs=(index,)) as pool:
        return sum(pool.map(_count, [words[k::workers] for k in range(workers)]), Counter()) or None
