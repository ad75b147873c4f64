"""wrong-result: what came of a body that is cut short stays in `.result`, beside the error."""

import threading
from http.client import IncompleteRead
from urllib.error import HTTPError
from urllib.request import urlopen


def download(url):
    try:
        with urlopen(url) as response:
            return response.read()
    except HTTPError as error:
        error.close()
        raise


class Fetcher(threading.Thread):
    def __init__(self, url):
        super().__init__()
        self.url = url
        self.result = None
        self.error = None

    def run(self):
        try:
            with urlopen(self.url) as response:
                self.result = b""
                while chunk := response.read1(1024):
                    self.result += chunk
                missing = response.length
            if missing:
                raise IncompleteRead(self.result, missing)
        except Exception as error:
            if isinstance(error, HTTPError):
                error.close()
            self.error = error
