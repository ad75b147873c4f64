"""Override `run`, and let it keep the body or the exception as attributes of the thread.

Why it works: `start` makes the thread and returns at once; the new thread calls `run`, so whatever stands there
happens beside the caller. Nobody receives what `run` returns, and what it raises is only printed, so it stores both.
`join` is the moment from which on they may be read. `super().__init__()` comes first: without it there is no thread
to start.

What else would: a `Future` inside, which `run` sets and two properties read; or no subclass at all, but
`ThreadPoolExecutor.submit`, whose future keeps result and error in just this way.
"""

import threading
from urllib.error import HTTPError
from urllib.request import urlopen


def download(url: str) -> bytes:
    """The body of `url`. It blocks its thread until the last byte is here, and may raise."""
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
        self.result: bytes | None = None
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            self.result = download(self.url)
        except Exception as error:
            self.error = error
