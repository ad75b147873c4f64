"""limit-exceeded: each host has a limit of its own, so two hosts have twice as many in flight."""

import threading
from collections import defaultdict
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen


def download(url):
    try:
        with urlopen(url) as response:
            return response.read()
    except HTTPError as error:
        error.close()
        raise


def download_pool(urls, workers):
    if workers < 1:
        raise ValueError("workers < 1")
    gates, found = defaultdict(lambda: threading.Semaphore(workers)), {}

    def one(url, gate):
        with gate:
            try:
                found[url] = download(url)
            except Exception as error:
                found[url] = error

    threads = [threading.Thread(target=one, args=(url, gates[urlsplit(url).netloc])) for url in urls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found
