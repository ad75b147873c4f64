"""limit-exceeded: a thread for each URL, and no limit."""

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
    if workers < 1:
        raise ValueError("workers < 1")
    found: dict[str, bytes | Exception] = {}

    def fetch(url: str) -> None:
        try:
            found[url] = download(url)
        except Exception as error:
            found[url] = error

    threads = [threading.Thread(target=fetch, args=(url,)) for url in urls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found
