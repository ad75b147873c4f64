"""raised: an AttributeError of the file itself, caught and kept like an error of the download."""

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
        return download(url.href)
    except Exception as error:
        return error


def download_pool(urls, workers):
    with ThreadPoolExecutor(workers) as pool:
        return dict(zip(urls, pool.map(attempt, urls)))
