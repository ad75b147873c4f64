"""called-not-passed: `submit(save(...))` runs save in the caller and submits its None."""

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
    paths = []
    with ThreadPoolExecutor(max_workers=max(1, len(urls))) as executor:
        for url in urls:
            path = dest / url.rsplit("/", 1)[-1]
            executor.submit(save(url, path))
            paths.append(path)
    return paths
