"""Start every thread first, and only then wait for the first of them.

Why it works: `start` returns at once, so after the first loop all downloads are under way; while a thread waits for
the network it lets the others run. `join` waits for the end of one thread, so after the second loop every file is
whole and no thread is left. The order needs no care: the paths are known before anything is downloaded.

What else would: `with ThreadPoolExecutor(max(1, len(urls))) as pool: return list(pool.map(...))`. Leaving that `with`
is the join. The `max` is for no URLs, since a pool of 0 raises; without a number the pool is smaller than "all".
"""

from pathlib import Path
from threading import Thread
from urllib.error import HTTPError
from urllib.request import urlopen


def download(url: str) -> bytes:
    """The body of `url`. It blocks its thread until the last byte is here."""
    try:
        with urlopen(url) as response:
            return response.read()
    except HTTPError as error:
        error.close()
        raise


def save(url: str, path: Path) -> None:
    path.write_bytes(download(url))


def join_threads(urls: list[str], dest: Path) -> list[Path]:
    paths = [dest / url.rsplit("/", 1)[-1] for url in urls]
    threads = [Thread(target=save, args=pair) for pair in zip(urls, paths, strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return paths
