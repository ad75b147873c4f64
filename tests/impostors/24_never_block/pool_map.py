"""loop-blocked: `pool.map` waits on the loop."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path


async def never_block(paths: list[Path], digest: Callable[[Path], str]) -> list[str]:
    with ThreadPoolExecutor(8) as pool:
        return list(pool.map(digest, paths))
