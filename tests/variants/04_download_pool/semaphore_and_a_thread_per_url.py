"""The limit counts downloads: a thread for each URL, and a semaphore around the download."""

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
        raise ValueError(f"workers={workers}")
    free = threading.Semaphore(workers)
    found: dict[str, bytes | Exception] = {}

    def fetch(url: str) -> None:
        with free:
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
