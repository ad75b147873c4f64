"""work-skipped: it sleeps and writes text of its own, as the tutorial's simulated download does."""

import threading
import time
from pathlib import Path


def download(url: str) -> bytes:
    time.sleep(0.1)
    return f"content of {url}".encode()


def save(url: str, path: Path) -> None:
    path.write_bytes(download(url))


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    paths = [dest / url.rsplit("/", 1)[-1] for url in urls]
    threads = [threading.Thread(target=save, args=(url, path)) for url, path in zip(urls, paths, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return paths
