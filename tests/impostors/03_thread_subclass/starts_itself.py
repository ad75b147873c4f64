"""started-early: the thread starts when it is made, and `start` has nothing left to do."""

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
        super().start()

    def start(self) -> None:
        pass

    def run(self) -> None:
        try:
            self.result = download(self.url)
        except Exception as error:
            self.error = error
