"""wrong-result: fewer than one worker is taken for one."""

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
    with ThreadPoolExecutor(max(1, workers)) as pool:
        return dict(zip(urls, pool.map(outcome, urls), strict=True))
