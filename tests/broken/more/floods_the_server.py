"""hang 02: asks for the same pages again and again."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.request import urlopen


def save(url: str, path: Path) -> None:
    with urlopen(url) as response:
        path.write_bytes(response.read())


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    paths = [dest / url.rsplit("/", 1)[-1] for url in urls]
    with ThreadPoolExecutor(max(1, len(urls))) as pool:
        list(pool.map(save, urls, paths))
    while urls:
        with urlopen(urls[0]) as response:
            response.read()
    return paths
