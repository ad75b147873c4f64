"""The ThreadPool that multiprocessing hides: as many threads as URLs, closed and joined."""

from multiprocessing.pool import ThreadPool
from pathlib import Path
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
    def save(url: str) -> Path:
        path = dest / url.rsplit("/", 1)[-1]
        path.write_bytes(download(url))
        return path

    pool = ThreadPool(max(1, len(urls)))
    try:
        return pool.map(save, urls, chunksize=1)
    finally:
        pool.close()
        pool.join()
