"""No `run`: the thread is given a method as its target."""

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
    result: bytes | None = None
    error: Exception | None = None

    def __init__(self, url: str) -> None:
        super().__init__(target=self.fetch, args=(url,), daemon=True)

    def fetch(self, url: str) -> None:
        try:
            self.result = download(url)
        except Exception as error:
            self.error = error
