"""wrong-result: the paths are returned as str, and a list of Path is wanted."""

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


def save(url: str, name: str) -> None:
    Path(name).write_bytes(download(url))


def join_threads(urls: list[str], dest: Path) -> list[str]:
    names = [str(dest / url.split("/")[-1]) for url in urls]
    threads = [threading.Thread(target=save, args=(url, name)) for url, name in zip(urls, names, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return names
