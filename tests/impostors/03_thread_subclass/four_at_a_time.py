"""limit-too-low: a semaphore of the class lets four download."""

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


class Fetcher(threading.Thread):
    free = threading.Semaphore(4)

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.result: bytes | None = None
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            with self.free:
                self.result = download(self.url)
        except Exception as error:
            self.error = error
