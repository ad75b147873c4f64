"""wrong-result: one `read(1024)` is not the whole body."""

import threading
from pathlib import Path
from urllib.request import urlopen


def save(url: str, path: Path) -> None:
    with urlopen(url) as response:
        path.write_bytes(response.read(1024))


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    paths = [dest / url.rsplit("/", 1)[-1] for url in urls]
    threads = [threading.Thread(target=save, args=(url, path)) for url, path in zip(urls, paths, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return paths
