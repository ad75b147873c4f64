"""Only the part of the index that the words of a slice need goes with it; asyncio asks the pool."""

import asyncio
from collections import Counter
from concurrent.futures import ProcessPoolExecutor


def count(words: list[str], index: dict[str, str]) -> Counter[str]:
    return Counter(index[word] for word in words if word in index)


async def gathered(shares: list[list[str]], index: dict[str, str], pool: ProcessPoolExecutor) -> list[Counter[str]]:
    loop = asyncio.get_running_loop()
    parts = [{word: index[word] for word in set(share) if word in index} for share in shares]
    return await asyncio.gather(
        *(loop.run_in_executor(pool, count, share, part) for share, part in zip(shares, parts, strict=True))
    )


def ship_once(words: list[str], index: dict[str, str], workers: int) -> Counter[str]:
    if workers < 1:
        raise ValueError(f"workers must be at least 1, not {workers}")
    with ProcessPoolExecutor(workers) as pool:
        return sum(asyncio.run(gathered([words[n::workers] for n in range(workers)], index, pool)), Counter())
