"""no-session: the loop turns, and a hundred threads fetch with urllib."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.request import urlopen


def download(url: str) -> str:
    try:
        with urlopen(url) as response:
            return response.read().decode()
    except HTTPError as error:
        error.close()
        raise


async def gather_fetches(urls: list[str]) -> list[str]:
    loop, pool = asyncio.get_running_loop(), ThreadPoolExecutor(max(1, len(urls)))
    try:
        return await asyncio.gather(*(loop.run_in_executor(pool, download, url) for url in urls))
    finally:
        pool.shutdown()
