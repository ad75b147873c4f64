"""wrong-result: returns whatever lies in `dest`, ordered rightly, so a file that was there before is returned too."""

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
    place = {url.rsplit("/", 1)[-1]: at for at, url in enumerate(urls)}
    threads = [threading.Thread(target=_save, args=(url, dest / url.rsplit("/", 1)[-1])) for url in urls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(dest.iterdir(), key=lambda path: place.get(path.name, len(place)))
