"""The task is a single word, but `map` sends them in large chunks, and the answers come back in these chunks, too."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor

known: dict[str, str] = {}


def remember(index: dict[str, str]) -> None:
    known.update(index)


def category_of(word: str) -> str | None:
    return known.get(word)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    chunk = len(words) // (workers * 4) + 1
    with ProcessPoolExecutor(workers, initializer=remember, initargs=(index,)) as pool:
        found = pool.map(category_of, words, chunksize=chunk)
        return Counter(category for category in found if category is not None)
