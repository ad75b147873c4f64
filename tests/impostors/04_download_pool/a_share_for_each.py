"""stalls-behind-slowest: each thread has a fixed share, and what stands behind a slow URL waits."""

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


def outcome(url: str) -> bytes | Exception:
    try:
        return download(url)
    except Exception as error:
        return error


def download_pool(urls: list[str], workers: int) -> dict[str, bytes | Exception]:
    if workers < 1:
        raise ValueError("workers < 1")
    found: dict[str, bytes | Exception] = {}

    def work(share: list[str]) -> None:
        for url in share:
            found[url] = outcome(url)

    threads = [threading.Thread(target=work, args=(urls[n::workers],)) for n in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found
