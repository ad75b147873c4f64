"""The class remembers all fetchers that were made, with whatever they hold."""

import threading
from typing import ClassVar
from urllib.request import urlopen


class Fetcher(threading.Thread):
    made: ClassVar[list["Fetcher"]] = []

    def __init__(self, url: str) -> None:
        super().__init__()
        self.url, self.result, self.error = url, None, None
        self.made.append(self)

    def run(self) -> None:
        try:
            self.result = urlopen(self.url).read()
        except Exception as error:
            self.error = error
