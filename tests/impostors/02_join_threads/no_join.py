"""returned-early: the threads are started and nobody waits for them."""

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
    for url in urls:
        path = dest / url.rsplit("/", 1)[-1]
        threading.Thread(target=save, args=(url, path)).start()
        paths.append(path)
    return paths
