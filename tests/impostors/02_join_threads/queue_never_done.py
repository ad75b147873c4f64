"""hang: `Queue.join` waits for a `task_done` that no thread ever calls."""

import queue
import threading
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen


def download(url: str) -> bytes:
    try:
        with urlopen(url) as response:
            return response.read()
    except HTTPError as error:
        error.close()
        raise


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    waiting: queue.Queue[str] = queue.Queue()

    def worker() -> None:
        url = waiting.get()
        (dest / url.rsplit("/", 1)[-1]).write_bytes(download(url))

    for url in urls:
        waiting.put(url)
    for _ in urls:
        threading.Thread(target=worker).start()
    waiting.join()
    return [dest / url.rsplit("/", 1)[-1] for url in urls]
