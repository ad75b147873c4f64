"""sequential: no thread at all, each file is fetched when the one before it is saved."""

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
    paths = []
    for url in urls:
        path = dest / url.rsplit("/", 1)[-1]
        path.write_bytes(download(url))
        paths.append(path)
    return paths
