"""The index lies in a manager's process, from which each worker takes a copy of its own, once."""

from collections import Counter
from multiprocessing import Manager, Pool
from typing import Any

mine: dict[str, str] = {}


def copy_of(shared: Any) -> None:
    mine.update(shared.copy())


def count(words: list[str]) -> Counter[str]:
    return Counter(mine[word] for word in words if word in mine)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    with Manager() as manager, Pool(workers, copy_of, (manager.dict(index),)) as pool:
        return sum(pool.map(count, [words[n::workers] for n in range(workers)], chunksize=1), Counter())
