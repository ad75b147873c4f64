"""too-many-messages: each word is a task, and a message, of its own."""

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
    with ProcessPoolExecutor(workers, initializer=remember, initargs=(index,)) as pool:
        return Counter(category for category in pool.map(category_of, words) if category is not None)
