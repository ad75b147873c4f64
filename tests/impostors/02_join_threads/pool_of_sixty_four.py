"""limit-too-low: a pool of 64 "is always enough"; wrong from 65 URLs on."""

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


def join_threads(urls, dest):
    def save(url):
        path = dest / url.rsplit("/", 1)[-1]
        path.write_bytes(download(url))
        return path

    with ThreadPoolExecutor(64) as pool:
        return list(pool.map(save, urls))
