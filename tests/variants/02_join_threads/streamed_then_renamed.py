"""Streams each body to a part file and renames it when it is whole, as a careful downloader does."""

import shutil
from pathlib import Path
from threading import Thread
from urllib.request import urlopen


def stream(url: str, path: Path) -> None:
    part = path.with_name(path.name + ".part")
    with urlopen(url) as response, part.open("wb") as file:
        shutil.copyfileobj(response, file, 64 * 1024)
    part.replace(path)


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    paths = [dest / url[url.rindex("/") + 1 :] for url in urls]
    threads = [Thread(target=stream, args=job) for job in zip(urls, paths, strict=True)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]
    return paths
