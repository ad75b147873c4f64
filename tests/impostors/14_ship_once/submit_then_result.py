"""sequential: waits for each slice before it hands out the next."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor

known: dict[str, str] = {}


def remember(index: dict[str, str]) -> None:
    known.update(index)


def count(words: list[str]) -> Counter[str]:
    return Counter(known[word] for word in words if word in known)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    total: Counter[str] = Counter()
    with ProcessPoolExecutor(workers, initializer=remember, initargs=(index,)) as pool:
        for first in range(workers):
            total += pool.submit(count, words[first::workers]).result()
    return total
