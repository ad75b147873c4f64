"""needs no-gil: threads share the index as it is, and nothing crosses anywhere."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    def count(share: list[str]) -> Counter[str]:
        return Counter(index[word] for word in share if word in index)

    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    with ThreadPoolExecutor(workers) as pool:
        return sum(pool.map(count, [words[first::workers] for first in range(workers)]), Counter())
