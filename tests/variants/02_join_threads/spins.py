"""Never sleeps: it asks the threads again and again whether they still run."""

import threading
from pathlib import Path
from urllib.request import urlopen


def save(url: str, path: Path) -> None:
    with urlopen(url) as response:
        path.write_bytes(response.read())


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    paths = [dest / url.rsplit("/", 1)[-1] for url in urls]
    threads = [threading.Thread(target=save, args=pair) for pair in zip(urls, paths, strict=True)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        pass
    return paths
