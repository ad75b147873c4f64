"""limit-exceeded: the semaphore is held until the headers are there, and the body is read outside of it."""

import threading
from urllib.error import HTTPError
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
    gate, found = threading.Semaphore(workers), {}

    def one(url):
        try:
            with gate:
                response = urlopen(url)
            with response:
                found[url] = response.read()
        except HTTPError as error:
            error.close()
            found[url] = error
        except Exception as error:
            found[url] = error

    threads = [threading.Thread(target=one, args=(url,)) for url in urls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found
