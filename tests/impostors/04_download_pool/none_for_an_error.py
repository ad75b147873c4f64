"""errors-lost: a failure is turned into None."""

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


def body(url: str) -> bytes | None:
    try:
        return download(url)
    except OSError:
        return None


def download_pool(urls: list[str], workers: int) -> dict[str, bytes | Exception]:
    with ThreadPoolExecutor(workers) as pool:
        return dict(zip(urls, pool.map(body, urls), strict=True))
