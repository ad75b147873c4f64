"""A client of its own on http.client, and nothing of urllib.request."""

import http.client
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit


def download(url: str) -> bytes:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port)
    try:
        connection.request("GET", parts.path + (f"?{parts.query}" if parts.query else ""))
        response = connection.getresponse()
        if response.status >= 400:
            raise OSError(f"{url}: {response.status} {response.reason}")
        return response.read()
    finally:
        connection.close()


def save(url: str, path: Path) -> None:
    path.write_bytes(download(url))


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    paths = [dest / Path(urlsplit(url).path).name for url in urls]
    threads = [Thread(target=save, args=(url, path)) for url, path in zip(urls, paths, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return paths
