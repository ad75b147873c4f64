"""too-many-messages: chunks of a fixed size: many of them when there are many words."""

from collections import Counter
from multiprocessing import Pool

known: dict[str, str] = {}


def remember(index: dict[str, str]) -> None:
    known.update(index)


def count(words: list[str]) -> Counter[str]:
    return Counter(known[word] for word in words if word in known)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    with Pool(workers, remember, (index,)) as pool:
        chunks = (words[start : start + 1000] for start in range(0, len(words), 1000))
        return sum(pool.imap(count, chunks), Counter())
