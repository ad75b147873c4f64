"""needs 3.14: interpreters of one process, each with a GIL and an index of its own."""

from collections import Counter
from concurrent.futures import InterpreterPoolExecutor

known: dict[str, str] = {}


def remember(index: dict[str, str]) -> None:
    known.update(index)


def count(words: list[str]) -> Counter[str]:
    return Counter(known[word] for word in words if word in known)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    with InterpreterPoolExecutor(workers, initializer=remember, initargs=(index,)) as pool:
        return sum(pool.map(count, [words[first::workers] for first in range(workers)]), Counter())
