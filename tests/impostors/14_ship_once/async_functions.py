"""one-at-a-time: needs gil: async functions on one loop, none of which awaits anything."""

import asyncio
from collections import Counter


async def count(words: list[str], index: dict[str, str]) -> Counter[str]:
    return Counter(index[word] for word in words if word in index)


async def gathered(words: list[str], index: dict[str, str], workers: int) -> list[Counter[str]]:
    return await asyncio.gather(*(count(words[first::workers], index) for first in range(workers)))


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    return sum(asyncio.run(gathered(words, index, workers)), Counter())
