"""wrong-result: returns the paths in the order of their names (file10 before file2), not of the URLs."""

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
    jobs = {dest / url.rsplit("/", 1)[-1]: url for url in urls}
    threads = [threading.Thread(target=_save, args=(url, path)) for path, url in jobs.items()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(path for path in dest.iterdir() if path in jobs)
