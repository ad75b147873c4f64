"""wrong-result: the global is set once; a second call counts with the first one's index."""

import multiprocessing as mp
from collections import Counter

INDEX = None


def _init(index):
    global INDEX
    if INDEX is None:
        INDEX = index


def _count(words):
    return Counter(INDEX[w] for w in words if w in INDEX)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError("workers")
    if not words:
        return Counter()
    _init(index)
    with mp.Pool(workers, _init, (index,)) as pool:
        parts = pool.map(_count, [words[k::workers] for k in range(workers)], chunksize=1)
        pool.close()
        pool.join()
    return sum(parts, Counter())
