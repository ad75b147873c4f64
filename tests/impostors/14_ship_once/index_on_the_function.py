"""missing-in-worker: the index hangs on the function, where only the parent has it."""

from collections import Counter
from multiprocessing import Pool


def count(words):
    return Counter(count.index[word] for word in words if word in count.index)


def ship_once(words, index, workers):
    if workers < 1:
        raise ValueError(workers)
    with Pool(workers) as pool:
        count.index = index
        return sum(pool.map(count, [words[n::workers] for n in range(workers)], chunksize=1), Counter())
