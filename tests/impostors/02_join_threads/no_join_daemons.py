"""returned-early: daemon threads, and nobody waits for them."""

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


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    def save(url: str) -> None:
        (dest / url.rsplit("/", 1)[-1]).write_bytes(download(url))

    for url in urls:
        thread = threading.Thread(target=save, args=(url,))
        thread.daemon = True
        thread.start()
    return [dest / url.rsplit("/", 1)[-1] for url in urls]
