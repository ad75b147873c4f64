"""returned-early: `wait(..., FIRST_COMPLETED)` comes back with the first file, and the pool is not waited for."""

from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait
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


def save(url: str, path: Path) -> None:
    path.write_bytes(download(url))


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    if not urls:
        return []
    paths = [dest / url.rsplit("/", 1)[-1] for url in urls]
    pool = ThreadPoolExecutor(len(urls))
    futures = [pool.submit(save, url, path) for url, path in zip(urls, paths, strict=True)]
    wait(futures, return_when=FIRST_COMPLETED)
    pool.shutdown(wait=False)
    return paths
