"""The pool of threads in multiprocessing, with a callback for success and one for failure."""

from multiprocessing.pool import ThreadPool
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
        raise ValueError(workers)
    found: dict[str, bytes | Exception] = {}
    with ThreadPool(workers) as pool:
        waiting = [(url, pool.apply_async(download, (url,))) for url in urls]
        for url, result in waiting:
            try:
                found[url] = result.get()
            except Exception as error:
                found[url] = error
        pool.close()
        pool.join()
    return found
