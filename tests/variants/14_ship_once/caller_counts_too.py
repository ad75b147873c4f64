"""The caller takes a share itself, so that it needs one process less."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor


def count(words: list[str], index: dict[str, str]) -> Counter[str]:
    return Counter(index[word] for word in words if word in index)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    mine, *others = (words[first::workers] for first in range(workers))
    if not others:
        return count(mine, index)
    with ProcessPoolExecutor(workers - 1) as pool:
        futures = [pool.submit(count, share, index) for share in others]
        return sum((future.result() for future in futures), count(mine, index))
