"""hang: `Queue.join` waits for a `task_done` that a failed download never calls."""

import queue
import threading
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
    waiting: queue.Queue[str] = queue.Queue()
    found: dict[str, bytes | Exception] = {}
    for url in urls:
        waiting.put(url)

    def work() -> None:
        while True:
            url = waiting.get()
            try:
                found[url] = download(url)
            except Exception as error:
                found[url] = error
            else:
                waiting.task_done()

    for _ in range(workers):
        threading.Thread(target=work, daemon=True).start()
    waiting.join()
    return found
