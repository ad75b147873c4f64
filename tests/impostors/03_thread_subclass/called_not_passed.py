"""ran-in-caller: the target is called in `__init__`, and its result is given to the thread."""

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
        self.result = self.error = None
        super().__init__(target=self.fetch(url))

    def fetch(self, url: str) -> None:
        try:
            self.result = download(url)
        except Exception as error:
            self.error = error
