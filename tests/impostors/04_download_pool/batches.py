"""stalls-behind-slowest: groups of `workers`, each waits for its slowest."""

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
        for start in range(0, len(urls), workers):
            group = urls[start : start + workers]
            found.update(zip(group, pool.map(outcome, group), strict=True))
    return found
