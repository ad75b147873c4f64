"""loop-blocked: a hundred threads fetch together, and the loop stands still until the last has ended."""

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
    with ThreadPoolExecutor(max_workers=max(1, len(urls))) as pool:
        return list(pool.map(download, urls))
