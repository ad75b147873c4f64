"""loop-blocked: `limit` threads fetch together, and the loop stands still until the last has ended."""

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


async def bounded_gather(urls: list[str], limit: int) -> list[str]:
    if limit < 1:
        raise ValueError("limit < 1")
    with ThreadPoolExecutor(limit) as pool:
        return list(pool.map(download, urls))
