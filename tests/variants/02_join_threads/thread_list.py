"""A list of threads, started in one loop and joined in another; each is told its own path."""

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


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    def save(url: str, path: Path) -> None:
        path.write_bytes(download(url))

    paths: list[Path] = []
    threads: list[threading.Thread] = []
    for url in urls:
        path = dest / url.split("/")[-1]
        thread = threading.Thread(target=save, args=(url, path))
        thread.start()
        paths.append(path)
        threads.append(thread)
    for thread in threads:
        thread.join()
    return paths
