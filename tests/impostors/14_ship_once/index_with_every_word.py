"""shipped-again: a task for each word, and the index in each of them."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from itertools import repeat


def category_of(word: str, index: dict[str, str]) -> str | None:
    return index.get(word)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    with ProcessPoolExecutor(workers) as pool:
        found = pool.map(category_of, words, repeat(index))
        return Counter(category for category in found if category is not None)
