"""wrong-result: the result belongs to the class, so all fetchers share the last one."""

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
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            Fetcher.result = download(self.url)
        except Exception as error:
            self.error = error
