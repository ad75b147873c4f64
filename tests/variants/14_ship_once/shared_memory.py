"""The index lies in shared memory: it is pickled once, and each worker loads it from there when it needs it first."""

import pickle
from collections import Counter
from functools import cache
from multiprocessing import Pool
from multiprocessing.shared_memory import SharedMemory


@cache
def index_at(name: str, size: int) -> dict[str, str]:
    memory = SharedMemory(name)
    try:
        return pickle.loads(memory.buf[:size])
    finally:
        memory.close()


def count(name: str, size: int, words: list[str]) -> Counter[str]:
    index = index_at(name, size)
    return Counter(index[word] for word in words if word in index)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    data = pickle.dumps(index)
    memory = SharedMemory(create=True, size=len(data))
    try:
        memory.buf[: len(data)] = data
        with Pool(workers) as pool:
            tasks = [(memory.name, len(data), words[first::workers]) for first in range(workers)]
            return sum(pool.starmap(count, tasks, chunksize=1), Counter())
    finally:
        memory.close()
        memory.unlink()
