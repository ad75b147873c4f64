"""left-running: a pool that is kept, with its threads, after the call."""

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


pools: list[ThreadPoolExecutor] = []


def download_pool(urls: list[str], workers: int) -> dict[str, bytes | Exception]:
    pools.append(ThreadPoolExecutor(workers))
    return dict(zip(urls, pools[-1].map(outcome, urls), strict=True))
