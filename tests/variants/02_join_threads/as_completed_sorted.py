"""Reads the futures as they complete, and puts each path back where its URL stands."""

from concurrent.futures import Future, ThreadPoolExecutor, as_completed
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
    with ThreadPoolExecutor(1 + len(urls)) as pool:
        place: dict[Future[Path], int] = {pool.submit(save, url, dest): n for n, url in enumerate(urls)}
        saved = {place[future]: future.result() for future in as_completed(place)}
    return [saved[n] for n in range(len(urls))]
