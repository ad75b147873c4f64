"""limit-exceeded: a pool has two threads at least, also where one worker was asked for."""

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


def outcome(url):
    try:
        return download(url)
    except Exception as error:
        return error


def download_pool(urls, workers):
    if workers < 1:
        raise ValueError("workers < 1")
    with ThreadPoolExecutor(max(2, workers)) as pool:
        return dict(zip(urls, pool.map(outcome, urls)))
