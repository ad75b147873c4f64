"""raised: it takes the host from the first URL, and for no URLs there is no first one."""

import http.client
import threading
from pathlib import Path
from urllib.parse import urlsplit


def save(host: str, url: str, path: Path) -> None:
    connection = http.client.HTTPConnection(host)
    try:
        connection.request("GET", urlsplit(url).path)
        path.write_bytes(connection.getresponse().read())
    finally:
        connection.close()


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    host = urlsplit(urls[0]).netloc
    paths = [dest / url.rsplit("/", 1)[-1] for url in urls]
    threads = [threading.Thread(target=save, args=(host, url, path)) for url, path in zip(urls, paths, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return paths
