"""limit-too-low: a pool of 8 is enough for five URLs, not for all of 36."""

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

    with ThreadPoolExecutor(max_workers=8) as pool:
        return list(pool.map(save, urls))
