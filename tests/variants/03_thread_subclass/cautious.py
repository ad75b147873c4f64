"""Retries, logging and a watchdog; the error is kept without its traceback, and `join` naps."""

import logging
import threading
import time
from urllib.error import HTTPError
from urllib.request import urlopen


def download(url):
    try:
        with urlopen(url) as response:
            return response.read()
    except HTTPError as error:
        error.close()
        raise


log = logging.getLogger("fetcher")
log.addHandler(logging.NullHandler())
log.propagate = False


class Fetcher(threading.Thread):
    SLOW = 20.0

    def __init__(self, url: str, *, timeout: float = 60.0, attempts: int = 3) -> None:
        super().__init__(name=f"fetcher {url}", daemon=True)
        self.url, self.timeout, self.attempts = url, timeout, attempts
        self.result: bytes | None = None
        self.error: Exception | None = None

    def run(self) -> None:
        watchdog = threading.Timer(self.SLOW, log.warning, ("%s is slow", self.url))
        watchdog.daemon = True
        watchdog.start()
        try:
            self.result = self._careful()
        except Exception as error:
            log.exception("%s failed", self.url)
            self.error = error.with_traceback(None)
        finally:
            watchdog.cancel()
            watchdog.join()

    def _careful(self) -> bytes:
        for attempt in range(self.attempts):
            try:
                with urlopen(self.url, timeout=self.timeout) as response:
                    return response.read()
            except HTTPError as error:
                error.close()
                raise
            except TimeoutError:
                if attempt + 1 == self.attempts:
                    raise
                time.sleep(0.1)
        raise AssertionError("unreachable")

    def join(self, timeout: float | None = None) -> None:
        end = None if timeout is None else time.monotonic() + timeout
        while self.is_alive() and (end is None or time.monotonic() < end):
            super().join(0.02)  # in slices, so that Ctrl-C is heard
