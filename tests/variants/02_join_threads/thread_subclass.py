"""A subclass of Thread that keeps its path; the result is read from it after the join."""

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


class Download(Thread):
    def __init__(self, url: str, dest: Path) -> None:
        super().__init__(name=url)
        self.url = url
        self.path = dest / Path(url).name

    def run(self) -> None:
        self.path.write_bytes(download(self.url))


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    downloads = [Download(url, dest) for url in urls]
    for one in downloads:
        one.start()
    for one in downloads:
        one.join()
    return [one.path for one in downloads]
