"""limit-too-low: ten threads, and the next ten when these have ended."""

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


def save(url: str, path: Path) -> None:
    path.write_bytes(download(url))


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    paths = [dest / url.rsplit("/", 1)[-1] for url in urls]
    jobs = list(zip(urls, paths, strict=True))
    for first in range(0, len(jobs), 10):
        threads = [Thread(target=save, args=job) for job in jobs[first : first + 10]]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return paths
