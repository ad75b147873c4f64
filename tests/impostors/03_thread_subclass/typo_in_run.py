"""raised: a misspelt name in run, which is caught and kept like an error of the download."""

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
        self.result = self.error = None

    def run(self):
        try:
            self.result = download(self.ulr)
        except Exception as error:
            self.error = error
