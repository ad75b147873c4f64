"""called-not-passed: `save(url, path)` runs in the caller; the thread is given bytes and cannot call them."""

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


def save(url: str, path: Path) -> bytes:
    body = download(url)
    path.write_bytes(body)
    return body


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    paths = [dest / url.rsplit("/", 1)[-1] for url in urls]
    threads = [Thread(target=save(url, path)) for url, path in zip(urls, paths, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return paths
