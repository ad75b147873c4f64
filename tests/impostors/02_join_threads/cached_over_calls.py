"""work-skipped: the bodies are cached by URL, so a second call asks nobody and writes what was true the first time."""

import functools
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


cached = functools.cache(download)


def _save(url, path):
    path.write_bytes(cached(url))


def join_threads(urls, dest):
    paths = [dest / url.rsplit("/", 1)[-1] for url in urls]
    threads = [threading.Thread(target=_save, args=job) for job in zip(urls, paths)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return paths
