"""returned-early: `shutdown(wait=False)` does not wait for what was submitted."""

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


def save(url: str, path: Path) -> None:
    path.write_bytes(download(url))


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    paths = [dest / url.rsplit("/", 1)[-1] for url in urls]
    pool = ThreadPoolExecutor(max_workers=max(1, len(urls)))
    for url, path in zip(urls, paths, strict=True):
        pool.submit(save, url, path)
    pool.shutdown(wait=False)
    return paths
