"""The parent counts equal words, so that each of them crosses once; hardly any work is left for the workers."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor

known: dict[str, str] = {}


def remember(index: dict[str, str]) -> None:
    known.update(index)


def count(share: list[tuple[str, int]]) -> Counter[str]:
    found: Counter[str] = Counter()
    for word, number in share:
        if word in known:
            found[known[word]] += number
    return found


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    pairs = list(Counter(words).items())
    shares = [pairs[first::workers] for first in range(workers)]
    with ProcessPoolExecutor(workers, initializer=remember, initargs=(index,)) as pool:
        return sum(pool.map(count, shares), Counter())
