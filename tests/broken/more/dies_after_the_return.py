"""died|left-running|tampered 02: a thread leaves with a good exit code as soon as the call is over."""

import os
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.request import urlopen


def leave(caller: threading.Thread) -> None:
    threading.Event().wait(0.05)
    os._exit(0)


def save(url: str, path: Path) -> None:
    with urlopen(url) as response:
        path.write_bytes(response.read())


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    paths = [dest / url.rsplit("/", 1)[-1] for url in urls]
    with ThreadPoolExecutor(max(1, len(urls))) as pool:
        list(pool.map(save, urls, paths))
    threading.Thread(target=leave, args=(threading.main_thread(),)).start()
    return paths
