"""wrong-result: the text of an error instead of the error."""

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


def body(url: str) -> bytes | str:
    try:
        return download(url)
    except Exception as error:
        return str(error)


def download_pool(urls: list[str], workers: int) -> dict[str, bytes | Exception]:
    with ThreadPoolExecutor(workers) as pool:
        return dict(zip(urls, pool.map(body, urls), strict=True))
