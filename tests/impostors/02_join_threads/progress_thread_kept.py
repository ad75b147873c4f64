"""left-running: a thread that reports the progress goes on when all files are there."""

import threading
import time
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


def report(paths: list[Path]) -> None:
    while True:
        time.sleep(0.5)
        print(sum(path.exists() for path in paths), "of", len(paths))


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    def save(url: str, path: Path) -> None:
        path.write_bytes(download(url))

    paths = [dest / url.rsplit("/", 1)[-1] for url in urls]
    threading.Thread(target=report, args=(paths,), daemon=True).start()
    threads = [threading.Thread(target=save, args=(url, path)) for url, path in zip(urls, paths, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return paths
