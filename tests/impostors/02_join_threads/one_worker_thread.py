"""sequential: one thread beside the caller, and all files in it."""

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


def save_all(urls: list[str], paths: list[Path]) -> None:
    for url, path in zip(urls, paths, strict=True):
        path.write_bytes(download(url))


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    paths = [dest / url.rsplit("/", 1)[-1] for url in urls]
    thread = threading.Thread(target=save_all, args=(urls, paths))
    thread.start()
    thread.join()
    return paths
