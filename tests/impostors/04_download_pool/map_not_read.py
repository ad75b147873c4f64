"""errors-lost: nobody reads the results of `map`, and with them its errors."""

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
    found: dict[str, bytes | Exception] = {}

    def fetch(url: str) -> None:
        found[url] = download(url)

    with ThreadPoolExecutor(workers) as pool:
        pool.map(fetch, urls)
    return found
