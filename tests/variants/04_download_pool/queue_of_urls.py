"""Workers on one queue; more workers than URLs are never started."""

import queue
from threading import Thread
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
    if workers < 1:
        raise ValueError("at least one worker")
    waiting: queue.SimpleQueue[str | None] = queue.SimpleQueue()
    found: dict[str, bytes | Exception] = {}

    def work() -> None:
        while (url := waiting.get()) is not None:
            found[url] = outcome(url)

    threads = [Thread(target=work) for _ in range(min(workers, len(urls)))]
    for url in urls:
        waiting.put(url)
    for thread in threads:
        waiting.put(None)
        thread.start()
    for thread in threads:
        thread.join()
    return found
