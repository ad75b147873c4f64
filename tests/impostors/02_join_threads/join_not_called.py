"""returned-early: `thread.join` without parentheses names the method and does not call it."""

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
    def __init__(self, url: str, path: Path) -> None:
        super().__init__()
        self.url, self.path = url, path

    def run(self) -> None:
        self.path.write_bytes(download(self.url))


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    savers = [Saver(url, dest / url.rsplit("/", 1)[-1]) for url in urls]
    for saver in savers:
        saver.start()
    for saver in savers:
        saver.join  # noqa: B018 - the mistake
    return [saver.path for saver in savers]
