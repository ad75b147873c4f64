"""limit-too-low: a pool without a number has at most 32 threads, and fewer on a small machine."""

from concurrent.futures import ThreadPoolExecutor
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


def save(url: str, dest: Path) -> Path:
    path = dest / url.rsplit("/", 1)[-1]
    path.write_bytes(download(url))
    return path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    with ThreadPoolExecutor() as pool:
        futures = [pool.submit(save, url, dest) for url in urls]
    return [future.result() for future in futures]
