"""one-failure-ends-all: the first failure cancels what has not begun."""

from concurrent.futures import CancelledError, ThreadPoolExecutor
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
        futures = {url: pool.submit(download, url) for url in urls}
        for url, future in futures.items():
            try:
                found[url] = future.result()
            except (CancelledError, Exception) as error:
                found[url] = error
                pool.shutdown(wait=False, cancel_futures=True)
    return found
