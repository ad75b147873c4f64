"""A stack of URLs, taken from its end by workers with a lock."""

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
        raise ValueError("workers must be at least 1")
    left, lock = list(urls), threading.Lock()
    found: dict[str, bytes | Exception] = {}

    def work() -> None:
        while True:
            with lock:
                if not left:
                    return
                url = left.pop()
            found[url] = outcome(url)

    threads = [threading.Thread(target=work, daemon=True) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found
