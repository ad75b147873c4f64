"""not-picklable: the task is a lambda, which cannot be sent."""

from collections import Counter
from multiprocessing import Pool


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    with Pool(workers) as pool:
        count = lambda share: Counter(index[word] for word in share if word in index)  # noqa: E731
        return sum(pool.map(count, [words[first::workers] for first in range(workers)]), Counter())
