"""A global that is set before the processes are forked; it says itself that they are to be forked."""

from collections import Counter
from multiprocessing import get_context

index_here: dict[str, str] = {}


def count(words: list[str]) -> Counter[str]:
    return Counter(index_here[word] for word in words if word in index_here)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    global index_here
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    index_here = index
    with get_context("fork").Pool(workers) as pool:
        counts = pool.map(count, [words[first::workers] for first in range(workers)], chunksize=1)
        pool.close()
        pool.join()
    return sum(counts, Counter())
