"""not-picklable: the target of each process is a nested function; under fork alone that works."""

from collections import Counter
from multiprocessing import Process, SimpleQueue


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    answers: SimpleQueue[Counter[str]] = SimpleQueue()

    def serve(share: list[str]) -> None:
        answers.put(Counter(index[word] for word in share if word in index))

    crew = [Process(target=serve, args=(words[first::workers],)) for first in range(workers)]
    for process in crew:
        process.start()
    total = sum((answers.get() for _ in crew), Counter())
    for process in crew:
        process.join()
    answers.close()
    return total
