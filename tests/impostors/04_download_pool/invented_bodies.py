"""work-skipped: it sleeps and makes the bodies up."""

import time
from concurrent.futures import ThreadPoolExecutor


def download(url: str) -> bytes:
    time.sleep(0.1)
    return f"content of {url}".encode()


def download_pool(urls: list[str], workers: int) -> dict[str, bytes | Exception]:
    with ThreadPoolExecutor(workers) as pool:
        return dict(zip(urls, pool.map(download, urls), strict=True))
