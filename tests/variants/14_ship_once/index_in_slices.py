"""The index is cut up by the words' hashes, and so are the words: each worker gets one part of each."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from zlib import crc32


def count(words: list[str], part: dict[str, str]) -> Counter[str]:
    return Counter(part[word] for word in words if word in part)


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    place = {word: crc32(word.encode()) % workers for word in set(words)}
    shares: list[list[str]] = [[] for _ in range(workers)]
    for word in words:
        shares[place[word]].append(word)
    parts: list[dict[str, str]] = [{} for _ in range(workers)]
    for word, category in index.items():
        parts[crc32(word.encode()) % workers][word] = category
    with ProcessPoolExecutor(max_workers=workers) as pool:
        return sum(pool.map(count, shares, parts), Counter())
