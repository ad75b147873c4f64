"""one-failure-ends-all: `result()` raises the first error out of the function."""

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
    with ThreadPoolExecutor(workers) as pool:
        futures = {url: pool.submit(download, url) for url in urls}
        return {url: future.result() for url, future in futures.items()}
