"""work-skipped: it sleeps and makes a body up."""

import threading
import time


class Fetcher(threading.Thread):
    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.result: bytes | None = None
        self.error: Exception | None = None

    def run(self) -> None:
        time.sleep(0.05)
        self.result = f"content of {self.url}".encode()
