"""Joins with a time-out, again and again until the thread has really ended, to report on the way."""

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
    paths = [dest / url.rsplit("/", 1)[-1] for url in urls]
    threads = [
        Thread(target=lambda url=url, path=path: path.write_bytes(download(url)))
        for url, path in zip(urls, paths, strict=True)
    ]
    for thread in threads:
        thread.start()
    for thread, path in zip(threads, paths, strict=True):
        thread.join(timeout=0.2)
        while thread.is_alive():
            print("still waiting for", path.name)
            thread.join(timeout=0.2)
    return paths
