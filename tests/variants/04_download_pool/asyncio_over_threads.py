"""An event loop that hands the downloads to threads, behind a semaphore of its own."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.request import urlopen


def download(url: str) -> bytes:
    try:
        with urlopen(url) as response:
            return response.read()
    except HTTPError as error:
        error.close()
        raise


def download_pool(urls: list[str], workers: int) -> dict[str, bytes | Exception]:
    if workers < 1:
        raise ValueError("workers < 1")
    return asyncio.run(settle(urls, workers))


async def settle(urls: list[str], workers: int) -> dict[str, bytes | Exception]:
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(workers) as pool:
        waiting = (loop.run_in_executor(pool, download, url) for url in urls)
        found = await asyncio.gather(*waiting, return_exceptions=True)
    return dict(zip(urls, found, strict=True))
