"""Hand every URL to a pool of `workers` threads, and ask each future for its error before you ask for its body.

Why it works: each thread of the pool takes the next URL the moment it has ended the one before, so the limit is full
while URLs wait, and a slow download holds up only its own thread. A future keeps what its download came to, so one
failure is one entry; `exception()` waits, and gives the error instead of raising it. Leaving the `with` joins the
threads. A pool of 0 or fewer workers is a ValueError of the pool itself.

What else would: `pool.map` over a function that catches; `as_completed`; `workers` threads on one queue; or a thread
for each URL behind a semaphore, since the limit counts downloads and not threads.
"""

from concurrent.futures import Future, ThreadPoolExecutor
from urllib.error import HTTPError
from urllib.request import urlopen


def download(url: str) -> bytes:
    """The body of `url`. It blocks its thread until the last byte is here, and may raise."""
    try:
        with urlopen(url) as response:
            return response.read()
    except HTTPError as error:
        error.close()
        raise


def outcome(future: Future[bytes]) -> bytes | Exception:
    error = future.exception()
    if error is None:
        return future.result()
    if isinstance(error, Exception):
        return error
    raise error


def download_pool(urls: list[str], workers: int) -> dict[str, bytes | Exception]:
    with ThreadPoolExecutor(workers) as pool:
        futures = {url: pool.submit(download, url) for url in urls}
    return {url: outcome(future) for url, future in futures.items()}
