"""A Future inside, which two properties read."""

import threading
from concurrent.futures import Future
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
        super().__init__(name=f"fetch {url}")
        self.url = url
        self.future: Future[bytes] = Future()

    def run(self) -> None:
        try:
            self.future.set_result(download(self.url))
        except Exception as error:
            self.future.set_exception(error)

    @property
    def result(self) -> bytes | None:
        return None if self.future.exception() else self.future.result()

    @property
    def error(self) -> BaseException | None:
        return self.future.exception()
