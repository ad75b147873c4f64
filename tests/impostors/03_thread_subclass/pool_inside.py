"""ran-elsewhere: a pool inside downloads, and the thread only waits for it."""

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


class Fetcher(threading.Thread):
    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.result: bytes | None = None
        self.error: Exception | None = None

    def run(self) -> None:
        with ThreadPoolExecutor(1) as pool:
            future = pool.submit(download, self.url)
        self.error = future.exception()
        self.result = None if self.error else future.result()
