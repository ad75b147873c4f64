"""work-skipped: a file of that name in `dest` is taken for the download of last time."""

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
    if not path.exists():
        path.write_bytes(download(url))


def join_threads(urls, dest):
    paths = [dest / url.rsplit("/", 1)[-1] for url in urls]
    threads = [threading.Thread(target=_save, args=job) for job in zip(urls, paths)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return paths
