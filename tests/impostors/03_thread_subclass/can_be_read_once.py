"""wrong-result: result and error come off a queue, so a second look finds neither."""

import queue
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
        self.results = queue.SimpleQueue()
        self.errors = queue.SimpleQueue()

    def run(self):
        try:
            self.results.put(download(self.url))
        except Exception as error:
            self.errors.put(error)

    @property
    def result(self):
        return None if self.results.empty() else self.results.get()

    @property
    def error(self):
        return None if self.errors.empty() else self.errors.get()
