"""one-failure-ends-all: the first failure leaves the loop over the results."""

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
    with ThreadPoolExecutor(workers) as pool:
        bodies = pool.map(download, urls)
        for url in urls:
            try:
                found[url] = next(bodies)
            except Exception as error:
                found[url] = error
                break
    return found
