"""shipped-again: the index goes with each of several slices, pickled and compressed."""

import pickle
import zlib
from collections import Counter
from multiprocessing import Pool


def count(packed: bytes, words: list[str]) -> Counter[str]:
    index = pickle.loads(zlib.decompress(packed))
    return Counter(index[word] for word in words if word in index)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    packed, slices = zlib.compress(pickle.dumps(index)), workers * 2
    with Pool(workers) as pool:
        counts = pool.starmap(count, [(packed, words[first::slices]) for first in range(slices)], chunksize=1)
    return sum(counts, Counter())
