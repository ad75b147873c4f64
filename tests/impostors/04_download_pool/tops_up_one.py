"""limit-too-low: of those that have ended in one moment only one is followed by another."""

from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from itertools import islice
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
    if workers < 1:
        raise ValueError(f"workers is {workers}")
    found: dict[str, bytes | Exception] = {}
    running: dict[Future[bytes], str] = {}
    waiting = iter(urls)
    with ThreadPoolExecutor(workers) as pool:
        for url in islice(waiting, workers):
            running[pool.submit(download, url)] = url
        while running:
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            for future in done:
                url = running.pop(future)
                try:
                    found[url] = future.result()
                except Exception as error:
                    found[url] = error
            for url in islice(waiting, 1):
                running[pool.submit(download, url)] = url
    return found
