"""sequential: each slice is waited for before the next; the workers only start together, and that takes them longer."""

from collections import Counter
from multiprocessing import get_context

known: dict[str, str] = {}


def remember(index: dict[str, str]) -> None:
    known.update(index)


def count(words: list[str]) -> Counter[str]:
    return Counter(known[word] for word in words if word in known)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    size = max(1, -(-len(words) // (workers * 4)))
    with get_context("spawn").Pool(workers, remember, (index,)) as pool:
        slices = [words[start : start + size] for start in range(0, len(words), size)]
        found = sum((pool.apply(count, (part,)) for part in slices), Counter())
        pool.close()
        pool.join()
    return found
