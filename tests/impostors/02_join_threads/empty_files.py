"""work-skipped: the files are made, and nothing is downloaded into them."""

import threading
from pathlib import Path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    paths = [dest / url.rsplit("/", 1)[-1] for url in urls]
    threads = [threading.Thread(target=path.touch) for path in paths]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return paths
