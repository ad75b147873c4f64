"""not-picklable: map gets a lambda; its calls are cancelled then, and the pool may wait for ever."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError
    size = -(-len(words) // workers) or 1
    parts = [words[i : i + size] for i in range(0, len(words), size)]
    total: Counter[str] = Counter()
    with ProcessPoolExecutor(workers) as pool:
        for part in pool.map(lambda ws: Counter(index[w] for w in ws if w in index), parts):
            total += part
    return total
