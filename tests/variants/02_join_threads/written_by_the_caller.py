"""The threads bring the bodies into a dictionary; the caller writes the files after the joins."""

from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen


def download(url: str) -> bytes:
    try:
        with urlopen(url) as response:
            return response.read()
    except HTTPError as error:
        error.close()
        raise


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    bodies: dict[str, bytes] = {}

    def load(url: str) -> None:
        bodies[url] = download(url)

    threads = [Thread(target=load, args=(url,)) for url in urls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    paths = []
    for url in urls:
        path = dest / url.rsplit("/", 1)[-1]
        path.write_bytes(bodies[url])
        paths.append(path)
    return paths
