"""work-skipped: the bodies are kept by URL, and a second call asks nobody."""

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


known = {}


def outcome(url):
    if url not in known:
        try:
            known[url] = download(url)
        except Exception as error:
            known[url] = error
    return known[url]


def download_pool(urls, workers):
    with ThreadPoolExecutor(workers) as pool:
        return dict(zip(urls, pool.map(outcome, urls)))
