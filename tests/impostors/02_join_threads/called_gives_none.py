"""called-not-passed: `save(url, path)` runs in the caller; the thread is given its None."""

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


def save(url: str, path: Path) -> None:
    path.write_bytes(download(url))


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    paths = [dest / url.rsplit("/", 1)[-1] for url in urls]
    threads = []
    for url, path in zip(urls, paths, strict=True):
        thread = threading.Thread(target=save(url, path))
        thread.start()
        threads.append(thread)
    for thread in threads:
        thread.join()
    return paths
