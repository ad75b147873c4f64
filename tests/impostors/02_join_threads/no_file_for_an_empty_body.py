"""wrong-result: an empty body is falsy, and no file is written for it."""

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


def _save(url, path):
    if body := download(url):
        path.write_bytes(body)


def join_threads(urls, dest):
    paths = [dest / url.rsplit("/", 1)[-1] for url in urls]
    threads = [threading.Thread(target=_save, args=job) for job in zip(urls, paths)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return paths
