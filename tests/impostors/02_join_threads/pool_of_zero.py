"""raised: for no URLs it asks for a pool of 0 threads, which is a ValueError."""

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


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    def save(url: str) -> Path:
        path = dest / url.rsplit("/", 1)[-1]
        path.write_bytes(download(url))
        return path

    with ThreadPoolExecutor(max_workers=len(urls)) as pool:
        return list(pool.map(save, urls))
