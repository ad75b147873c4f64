"""returned-early: it returns what has come so far."""

import threading
from urllib.error import HTTPError
from urllib.request import urlopen


def download(url: str) -> bytes:
    try:
        with urlopen(url) as response:
            return response.read()
    except HTTPError as error:
        error.close()
        raise


def download_pool(urls: list[str], workers: int) -> dict[str, bytes | Exception]:
    free = threading.Semaphore(workers)
    found: dict[str, bytes | Exception] = {}

    def fetch(url: str) -> None:
        with free:
            try:
                found[url] = download(url)
            except Exception as error:
                found[url] = error

    for url in urls:
        threading.Thread(target=fetch, args=(url,)).start()
    return dict(found)
