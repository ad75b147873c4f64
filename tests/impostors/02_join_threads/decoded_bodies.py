"""wrong-result: the body is written as text, which loses every byte that is no UTF-8."""

import threading
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
    path.write_text(download(url).decode("utf-8", errors="replace"), encoding="utf-8")


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    paths = [dest / url.rsplit("/", 1)[-1] for url in urls]
    threads = [threading.Thread(target=save, args=(url, path)) for url, path in zip(urls, paths, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return paths
