"""limit-exceeded: the caller downloads beside a full pool."""

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
    with ThreadPoolExecutor(workers) as pool:
        waiting = {url: pool.submit(outcome, url) for url in urls[1:]}
        if urls:
            found[urls[0]] = outcome(urls[0])
        return found | {url: future.result() for url, future in waiting.items()}
