"""returned-early: the join stands outside its loop, so only the last thread is waited for."""

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
    paths = []
    thread = None
    for url in urls:
        path = dest / url.rsplit("/", 1)[-1]
        thread = threading.Thread(target=save, args=(url, path))
        thread.start()
        paths.append(path)
    if thread is not None:
        thread.join()
    return paths
