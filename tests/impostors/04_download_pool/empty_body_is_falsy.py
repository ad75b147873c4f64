"""wrong-result: an empty body is taken for no body."""

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
        return download(url) or EOFError(f"{url} is empty")
    except Exception as error:
        return error


def download_pool(urls, workers):
    with ThreadPoolExecutor(workers) as pool:
        return dict(zip(urls, pool.map(outcome, urls)))
