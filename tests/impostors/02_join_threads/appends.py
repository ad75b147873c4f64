"""wrong-result: the file is opened with "ab"; a second call, or a file that is there, makes it longer."""

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
    body = download(url)
    with open(path, "ab") as file:
        file.write(body)


def join_threads(urls, dest):
    paths = [dest / url.rsplit("/", 1)[-1] for url in urls]
    threads = [threading.Thread(target=_save, args=job) for job in zip(urls, paths)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return paths
