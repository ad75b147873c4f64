"""left-running: the class keeps the response of each download open."""

import socket
import threading
from typing import ClassVar
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
    kept: ClassVar[list[object]] = []

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url = url
        self.result: bytes | None = None
        self.error: Exception | None = None

    def run(self) -> None:
        try:
            connection = socket.create_connection(self.url.split("/")[2].split(":"))
            self.kept.append(connection)
            self.result = download(self.url)
        except Exception as error:
            self.error = error
