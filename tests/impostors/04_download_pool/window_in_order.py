"""stalls-behind-slowest: a window of futures that waits for the oldest of them."""

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.request import urlopen


def download(url: str) -> bytes:
    try:
        with urlopen(url) as response:
            return response.read()
    except HTTPError as error:
        error.close()
        raise


def outcome(url: str) -> bytes | Exception:
    try:
        return download(url)
    except Exception as error:
        return error


def download_pool(urls: list[str], workers: int) -> dict[str, bytes | Exception]:
    found: dict[str, bytes | Exception] = {}
    window: deque = deque()
    with ThreadPoolExecutor(workers) as pool:
        for url in urls:
            if len(window) == workers:
                oldest, future = window.popleft()
                found[oldest] = future.result()
            window.append((url, pool.submit(outcome, url)))
    return found | {url: future.result() for url, future in window}
