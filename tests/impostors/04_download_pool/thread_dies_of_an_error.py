"""limit-too-low: a thread that meets an error stores it and ends."""

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
    waiting = iter(urls)
    lock = threading.Lock()
    found: dict[str, bytes | Exception] = {}

    def work() -> None:
        while True:
            with lock:
                url = next(waiting, None)
            if url is None:
                return
            try:
                found[url] = download(url)
            except Exception as error:
                found[url] = error
                if isinstance(error, HTTPError) and error.code == 404:
                    return

    if workers < 1:
        raise ValueError("workers < 1")
    threads = [threading.Thread(target=work) for _ in range(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return found
