"""More options, all of them with a default, and the state in a dictionary."""

import threading
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
    """Takes the options of a Thread as well."""

    def __init__(self, url: str, /, **options: object) -> None:
        self.url = url
        self.outcome: dict[str, bytes | Exception] = {}
        super().__init__(**options)

    def run(self) -> None:
        try:
            self.outcome["result"] = download(self.url)
        except OSError as error:
            self.outcome["error"] = error

    def __getattr__(self, name: str) -> bytes | Exception | None:
        if name in ("result", "error"):
            return self.__dict__.get("outcome", {}).get(name)
        raise AttributeError(name)
