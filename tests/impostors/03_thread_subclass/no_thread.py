"""signature: a class with `start` and `join` that is no Thread itself."""

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


class Fetcher:
    def __init__(self, url: str) -> None:
        self.result: bytes | None = None
        self.error: Exception | None = None
        self.thread = threading.Thread(target=self.fetch, args=(url,))
        self.start, self.join = self.thread.start, self.thread.join

    def fetch(self, url: str) -> None:
        try:
            self.result = download(url)
        except Exception as error:
            self.error = error
