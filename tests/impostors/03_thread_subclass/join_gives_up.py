"""wrong-result: `join` waits for 50 ms at the most, and the thread is still at work then."""

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
    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.result: bytes | None = None
        self.error: Exception | None = None

    def join(self, timeout: float | None = None) -> None:
        super().join(0.05 if timeout is None else timeout)

    def run(self) -> None:
        try:
            self.result = download(self.url)
        except Exception as error:
            self.error = error
