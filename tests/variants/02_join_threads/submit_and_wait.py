"""Futures from `submit`, and `wait` for all of them; zero URLs need no pool."""

from concurrent.futures import ThreadPoolExecutor, wait
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


def save(url: str, path: Path) -> Path:
    path.write_bytes(download(url))
    return path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    if not urls:
        return []
    pool = ThreadPoolExecutor(len(urls))
    try:
        futures = [pool.submit(save, url, dest / url.rpartition("/")[2]) for url in urls]
        wait(futures)
    finally:
        pool.shutdown()
    return [future.result() for future in futures]
