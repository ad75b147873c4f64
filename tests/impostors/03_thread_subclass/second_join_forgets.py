"""wrong-result: a second join finds nothing any more, and sets both to None."""

import threading
from queue import Empty, SimpleQueue
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
        super().__init__()
        self.url = url
        self.result: bytes | None = None
        self.error: Exception | None = None
        self._outcomes: SimpleQueue[tuple[bytes | None, Exception | None]] = SimpleQueue()

    def run(self) -> None:
        try:
            self._outcomes.put((download(self.url), None))
        except Exception as error:
            self._outcomes.put((None, error))

    def join(self, timeout: float | None = None) -> None:
        super().join(timeout)
        try:
            self.result, self.error = self._outcomes.get_nowait()
        except Empty:
            self.result = self.error = None
