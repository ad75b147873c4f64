"""sequential: all have got their words, and a lock lets one of them count at a time."""

from collections import Counter
from multiprocessing import Lock, Pool
from typing import Any

known: dict[str, str] = {}
turn: list[Any] = []


def remember(index: dict[str, str], lock: Any) -> None:
    known.update(index)
    turn.append(lock)


def count(words: list[str]) -> Counter[str]:
    with turn[0]:
        return Counter(known[word] for word in words if word in known)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    with Pool(workers, remember, (index, Lock())) as pool:
        found = pool.map(count, [words[first::workers] for first in range(workers)], chunksize=1)
        pool.close()
        pool.join()
    return sum(found, Counter())
