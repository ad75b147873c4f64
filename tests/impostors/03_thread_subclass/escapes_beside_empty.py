"""error-lost: the error escapes, and the result has been an empty body from the beginning."""

import threading
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
        self.result = b""
        self.error = None

    def run(self):
        self.result = download(self.url)
