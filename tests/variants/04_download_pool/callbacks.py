"""Each future writes its own result in a callback."""

from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from urllib.error import HTTPError
from urllib.request import urlopen


def download(url: str) -> bytes:
    try:
        with urlopen(url) as response:
            return response.read()
    except HTTPError as error:
        error.close()
        raise


def download_pool(urls: list[str], workers: int) -> dict[str, bytes | Exception]:
    found: dict[str, bytes | Exception] = dict.fromkeys(urls, b"")

    def keep(url: str, future: Future[bytes]) -> None:
        found[url] = future.exception() or future.result()

    with ThreadPoolExecutor(workers) as pool:
        for url in urls:
            pool.submit(download, url).add_done_callback(partial(keep, url))
    return found
