"""not-plain: it returns what `map` gives, an iterator, and a list is wanted."""

from collections.abc import Iterator
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


def join_threads(urls: list[str], dest: Path) -> Iterator[Path]:
    def save(url: str) -> Path:
        path = dest / url.rsplit("/", 1)[-1]
        path.write_bytes(download(url))
        return path

    with ThreadPoolExecutor(max_workers=max(1, len(urls))) as pool:
        return pool.map(save, urls)
