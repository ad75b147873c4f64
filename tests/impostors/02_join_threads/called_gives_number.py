"""called-not-passed: `write_bytes(download(url))` runs in the caller; the thread is given a number."""

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
    paths, threads = [], []
    for url in urls:
        path = dest / url.rsplit("/", 1)[-1]
        paths.append(path)
        threads.append(Thread(target=path.write_bytes(download(url))))
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return paths
