"""sequential: the result of each future is asked for before the next one is submitted."""

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


def save(url: str, path: Path) -> Path:
    path.write_bytes(download(url))
    return path


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    with ThreadPoolExecutor(max_workers=max(1, len(urls))) as pool:
        return [pool.submit(save, url, dest / url.rsplit("/", 1)[-1]).result() for url in urls]
