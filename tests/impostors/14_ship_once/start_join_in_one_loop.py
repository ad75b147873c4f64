"""sequential: each process is joined before the next one starts."""

from collections import Counter
from multiprocessing import Process, SimpleQueue


def serve(words: list[str], index: dict[str, str], answers: "SimpleQueue[Counter[str]]") -> None:
    answers.put(Counter(index[word] for word in words if word in index))


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    answers: SimpleQueue[Counter[str]] = SimpleQueue()
    for first in range(workers):
        process = Process(target=serve, args=(words[first::workers], index, answers))
        process.start()
        process.join()
    total = sum((answers.get() for _ in range(workers)), Counter())
    answers.close()
    return total
