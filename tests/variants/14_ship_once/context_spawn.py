"""New interpreters, whatever the default is; the slices are taken as they are finished, sixteen for each worker."""

from collections import Counter
from multiprocessing import get_context

index_here: dict[str, str] = {}


def set_index(index: dict[str, str]) -> None:
    index_here.update(index)


def count(words: list[str]) -> Counter[str]:
    return Counter(map(index_here.__getitem__, filter(index_here.__contains__, words)))


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    size = max(1, -(-len(words) // (workers * 16)))
    slices = (words[start : start + size] for start in range(0, len(words), size))
    total: Counter[str] = Counter()
    with get_context("spawn").Pool(workers, set_index, (index,)) as pool:
        for counts in pool.imap_unordered(count, slices):
            total.update(counts)
    return total
