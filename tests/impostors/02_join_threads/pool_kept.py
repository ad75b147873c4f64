"""left-running: the pool is kept for the next call and never shut down, so its threads stay."""

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


pools: dict[int, ThreadPoolExecutor] = {}


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    def save(url: str) -> Path:
        path = dest / url.rsplit("/", 1)[-1]
        path.write_bytes(download(url))
        return path

    size = max(1, len(urls))
    if size not in pools:
        pools[size] = ThreadPoolExecutor(max_workers=size)
    return list(pools[size].map(save, urls))
