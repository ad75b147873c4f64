"""stalls-behind-slowest: `ThreadPool.map` hands out many URLs in chunks, and one chunk waits for its slow one."""

from multiprocessing.pool import ThreadPool
from urllib.error import HTTPError
from urllib.request import urlopen


def download(url):
    try:
        with urlopen(url) as response:
            return response.read()
    except HTTPError as error:
        error.close()
        raise


def outcome(url):
    try:
        return download(url)
    except Exception as error:
        return error


def download_pool(urls, workers):
    if workers < 1:
        raise ValueError("workers < 1")
    with ThreadPool(workers) as pool:
        found = dict(zip(urls, pool.map(outcome, urls)))
        pool.close()
        pool.join()
    return found
