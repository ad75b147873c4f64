"""left-running: every file is flushed and whole, and none is ever closed."""

import threading
from io import BufferedWriter
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


files: list[BufferedWriter] = []


def save(url: str, path: Path) -> None:
    file = path.open("wb")
    files.append(file)
    file.write(download(url))
    file.flush()


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    paths = [dest / url.rsplit("/", 1)[-1] for url in urls]
    threads = [threading.Thread(target=save, args=(url, path)) for url, path in zip(urls, paths, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return paths
