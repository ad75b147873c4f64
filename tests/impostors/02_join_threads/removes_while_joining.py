"""returned-early: removes the joined threads from the list that it walks, so every second one is never joined."""

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
    path.write_bytes(download(url))


def join_threads(urls, dest):
    paths = [dest / url.rsplit("/", 1)[-1] for url in urls]
    running = []
    for job in zip(urls, paths):
        thread = threading.Thread(target=_save, args=job)
        thread.start()
        running.append(thread)
    for thread in running:
        thread.join()
        running.remove(thread)
    return paths
