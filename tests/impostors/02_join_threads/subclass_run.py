"""sequential: a subclass of Thread, of which only `run` is called; `start` would run it in a thread."""

from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen


def download(url: str) -> bytes:
    try:
        with urlopen(url) as response:
            return response.read()
    except HTTPError as error:
        error.close()
        raise


class Saver(Thread):
    def __init__(self, url: str, dest: Path) -> None:
        super().__init__()
        self.url = url
        self.path = dest / url.rsplit("/", 1)[-1]

    def run(self) -> None:
        self.path.write_bytes(download(self.url))


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    savers = [Saver(url, dest) for url in urls]
    for saver in savers:
        saver.run()
    return [saver.path for saver in savers]
