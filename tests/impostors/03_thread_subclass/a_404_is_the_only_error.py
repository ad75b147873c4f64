"""wrong-result: the page of a 503 is kept as the body."""

import threading
from contextlib import closing
from http.client import HTTPConnection, HTTPSConnection
from io import BytesIO
from urllib.error import HTTPError
from urllib.parse import urlsplit


def download(url: str) -> bytes:
    parts = urlsplit(url)
    kind = HTTPSConnection if parts.scheme == "https" else HTTPConnection
    target = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    with closing(kind(parts.netloc)) as connection:
        connection.request("GET", target)
        with connection.getresponse() as response:
            body = response.read()
            if response.status == 404:
                error = HTTPError(url, response.status, response.reason, response.headers, BytesIO(body))
                error.close()
                raise error
            return body


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
