"""sequential: after each start it asks again and again whether the thread still runs, and never sleeps."""

import threading
from pathlib import Path
from urllib.request import urlopen


def save(url: str, path: Path) -> None:
    with urlopen(url) as response:
        path.write_bytes(response.read())


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    paths = [dest / url.rsplit("/", 1)[-1] for url in urls]
    for pair in zip(urls, paths, strict=True):
        thread = threading.Thread(target=save, args=pair)
        thread.start()
        while thread.is_alive():
            pass
    return paths
