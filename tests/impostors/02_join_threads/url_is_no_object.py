"""raised: each thread ends with an AttributeError, for a url is no object as in JavaScript."""

from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen


def download(url):
    try:
        with urlopen(url) as response:
            return response.read()
    except HTTPError as error:
        error.close()
        raise


def save(url, path):
    path.write_bytes(download(url))


def paths_of(urls, dest):
    return [dest / url.rsplit("/", 1)[-1] for url in urls]


def work(url, path):
    path.write_bytes(download(url.href))


def join_threads(urls, dest):
    paths = paths_of(urls, dest)
    threads = [Thread(target=work, args=pair) for pair in zip(urls, paths)]
    for t in threads:
        t.start()
    for t in threads:
        t.join()
    return paths
