"""wrong-result: the bodies in the order of their ends, beside the URLs in theirs."""

from concurrent.futures import ThreadPoolExecutor, as_completed
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
    with ThreadPoolExecutor(workers) as pool:
        futures = [pool.submit(outcome, url) for url in urls]
        return dict(zip(urls, (future.result() for future in as_completed(futures)), strict=True))
