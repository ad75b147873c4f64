"""Daemon threads, so that Ctrl-C ends the program at once, and they are joined, last one first."""

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


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    def save(url: str) -> None:
        (dest / url.rsplit("/", 1)[-1]).write_bytes(download(url))

    threads = [Thread(target=save, args=(url,), daemon=True) for url in urls]
    for thread in threads:
        thread.start()
    while threads:
        threads.pop().join()
    return [dest / url.rsplit("/", 1)[-1] for url in urls]
