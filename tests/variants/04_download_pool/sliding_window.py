"""Never more than `workers` futures exist; whichever ends first makes room for the next URL."""

from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
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
        raise ValueError("workers < 1")
    found: dict[str, bytes | Exception] = {}
    under_way: dict[Future[bytes], str] = {}
    with ThreadPoolExecutor(max(1, min(workers, len(urls)))) as pool:
        for url in urls:
            if len(under_way) == workers:
                collect(under_way, found)
            under_way[pool.submit(download, url)] = url
        while under_way:
            collect(under_way, found)
    return found


def collect(under_way: dict[Future[bytes], str], found: dict[str, bytes | Exception]) -> None:
    done, _ = wait(under_way, return_when=FIRST_COMPLETED)
    for future in done:
        url = under_way.pop(future)
        error = future.exception()
        found[url] = future.result() if error is None else error
