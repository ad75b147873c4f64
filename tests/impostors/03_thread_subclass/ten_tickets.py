"""limit-too-low: all fetchers share ten tickets of the class."""

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
    tickets = queue.SimpleQueue()
    for _ in range(10):
        tickets.put(None)

    def __init__(self, url):
        super().__init__()
        self.url = url
        self.result = None
        self.error = None

    def run(self):
        ticket = self.tickets.get()
        try:
            self.result = download(self.url)
        except Exception as error:
            self.error = error
        finally:
            self.tickets.put(ticket)
