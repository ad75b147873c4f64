"""signature: an `async def` gives its caller a coroutine, and a plain function is wanted."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
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


def save(url: str, path: Path) -> Path:
    path.write_bytes(download(url))
    return path


async def join_threads(urls: list[str], dest: Path) -> list[Path]:
    loop = asyncio.get_running_loop()
    with ThreadPoolExecutor(max_workers=max(1, len(urls))) as pool:
        return await asyncio.gather(
            *(loop.run_in_executor(pool, save, url, dest / url.rsplit("/", 1)[-1]) for url in urls)
        )
