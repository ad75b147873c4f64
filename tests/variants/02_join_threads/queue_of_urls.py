"""As many threads as URLs take them from a queue; a second queue brings back what was saved."""

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


def worker(todo: "queue.Queue[str]", dest: Path, done: "queue.Queue[tuple[str, Path]]") -> None:
    while True:
        try:
            url = todo.get_nowait()
        except queue.Empty:
            return
        path = dest / url.rsplit("/", 1)[-1]
        path.write_bytes(download(url))
        done.put((url, path))


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    todo: queue.Queue[str] = queue.Queue()
    done: queue.Queue[tuple[str, Path]] = queue.Queue()
    for url in urls:
        todo.put(url)
    threads = [threading.Thread(target=worker, args=(todo, dest, done)) for _ in urls]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    saved = dict(done.get() for _ in urls)
    return [saved[url] for url in urls]
