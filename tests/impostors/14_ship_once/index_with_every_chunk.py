"""shipped-again: Pool.map cuts the words into chunks, and sends the index along with each."""

from collections import Counter
from functools import partial
from multiprocessing import Pool


def category_of(word: str, index: dict[str, str]) -> str | None:
    return index.get(word)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    with Pool(workers) as pool:
        found = pool.map(partial(category_of, index=index), words)
    return Counter(category for category in found if category is not None)
