"""called-not-passed: `save(url, dest)` runs in the caller; the thread is given a path and cannot call it."""

import threading
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen


def download(url: str) -> bytes:
    try:
        with urlopen(url) as response:
            return response.read()
    except HTTPError as error:
        error.close()
        raise


def save(url: str, dest: Path) -> Path:
    path = dest / url.rsplit("/", 1)[-1]
    path.write_bytes(download(url))
    return path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    threads = [threading.Thread(target=save(url, dest)) for url in urls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [dest / url.rsplit("/", 1)[-1] for url in urls]
