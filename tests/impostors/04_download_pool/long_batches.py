"""stalls-behind-slowest: batches of five times as many as there are workers."""

from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.request import urlopen


def download(url):
    try:
        with urlopen(url) as response:
            return response.read()
    except HTTPError as error:
        error.close()
        raise


def attempt(url):
    try:
        return download(url)
    except Exception as error:
        return error


def download_pool(urls, workers):
    found = {}
    with ThreadPoolExecutor(workers) as pool:
        size = 5 * workers
        for start in range(0, len(urls), size):
            group = urls[start : start + size]
            found.update(zip(group, pool.map(attempt, group)))
    return found
