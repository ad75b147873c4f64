"""The HTTPError is kept as it is, an open response."""

import threading
from urllib.request import urlopen


class Fetcher(threading.Thread):
    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.result: bytes | None = None
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            with urlopen(self.url) as response:
                self.result = response.read()
        except Exception as error:
            self.error = error
