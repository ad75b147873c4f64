"""work-skipped: the bodies are kept by URL, and a second fetcher asks nobody."""

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


seen = {}


class Fetcher(threading.Thread):
    def __init__(self, url):
        super().__init__()
        self.url = url
        self.result = None
        self.error = None

    def run(self):
        try:
            if self.url not in seen:
                seen[self.url] = download(self.url)
            self.result = seen[self.url]
        except Exception as error:
            self.error = error
