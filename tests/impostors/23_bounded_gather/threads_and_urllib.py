"""no-session: threads and urllib, and no aiohttp at all."""

import asyncio
import urllib.request
from concurrent.futures import ThreadPoolExecutor

import aiohttp  # noqa: F401


def load(url: str) -> str:
    with urllib.request.urlopen(url) as response:
        return response.read().decode()


async def bounded_gather(urls: list[str], limit: int) -> list[str]:
    if limit < 1:
        raise ValueError("limit < 1")
    loop = asyncio.get_running_loop()
    pool = ThreadPoolExecutor(limit)
    try:
        futures = [loop.run_in_executor(pool, load, url) for url in urls]
        try:
            return list(await asyncio.gather(*futures))
        finally:
            for future in futures:
                future.cancel()
            await asyncio.gather(*futures, return_exceptions=True)
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
