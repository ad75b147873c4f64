"""A manager holds words and index; each worker fetches its slice of the one and a copy of the other."""

import multiprocessing
from collections import Counter


def fetch_and_count(words, index, start: int, stop: int, answers) -> None:
    mine = words[start:stop]
    table = index.copy()
    answers.append(Counter(table[word] for word in mine if word in table))


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(workers)
    total: Counter[str] = Counter()
    if not words:
        return total
    crew = min(workers, len(words))
    cuts = [len(words) * n // crew for n in range(crew + 1)]
    with multiprocessing.Manager() as manager:
        shared_words = manager.list(words)
        shared_index = manager.dict(index)
        answers = manager.list()
        processes = [
            multiprocessing.Process(
                target=fetch_and_count, args=(shared_words, shared_index, cuts[n], cuts[n + 1], answers)
            )
            for n in range(crew)
        ]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        for answer in list(answers):
            total.update(answer)
    return total
