"""wrong-result: the lambda reads `url` when its thread runs, and by then the loop has moved on to the last one."""

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
    paths, threads = [], []
    for url in urls:
        path = dest / url.rsplit("/", 1)[-1]
        paths.append(path)
        threads.append(threading.Thread(target=lambda: save(url, path)))  # noqa: B023 - the mistake
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return paths
