"""sequential: a pool of the right size, whose threads share one session, and the session has a lock."""

import threading
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.request import urlopen


def download(url: str) -> bytes:
    try:
        with urlopen(url) as response:
            return response.read()
    except HTTPError as error:
        error.close()
        raise


class Session:
    def __init__(self) -> None:
        self._lock = threading.Lock()

    def get(self, url: str) -> bytes:
        with self._lock:
            return download(url)


def download_pool(urls: list[str], workers: int) -> dict[str, bytes | BaseException]:
    session = Session()
    with ThreadPoolExecutor(workers) as pool:
        futures = {url: pool.submit(session.get, url) for url in urls}
    return {url: future.exception() or future.result() for url, future in futures.items()}
