"""called-not-passed: the pool is given what the download has returned."""

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


def save(url, path):
    path.write_bytes(download(url))


def paths_of(urls, dest):
    return [dest / url.rsplit("/", 1)[-1] for url in urls]


def join_threads(urls, dest):
    paths = paths_of(urls, dest)
    with ThreadPoolExecutor(max(1, len(urls))) as pool:
        futures = [pool.submit(save(url, path)) for url, path in zip(urls, paths)]
    for future in futures:
        future.result()
    return paths
