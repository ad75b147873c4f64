"""error-lost: `except OSError`, and a body that is cut short raises another error."""

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
        self.result = None
        self.error = None

    def run(self):
        try:
            self.result = download(self.url)
        except OSError as error:
            self.error = error
