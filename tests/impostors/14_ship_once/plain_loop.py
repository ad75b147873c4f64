"""sequential: a plain loop over the words."""

from collections import Counter


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    counts: Counter[str] = Counter()
    for word in words:
        if word in index:
            counts[index[word]] += 1
    return counts
