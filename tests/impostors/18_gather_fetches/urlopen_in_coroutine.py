"""loop-blocked: urlopen waits inside the coroutine, and the whole loop waits with it."""

import asyncio
from urllib.error import HTTPError
from urllib.request import urlopen


def download(url: str) -> str:
    try:
        with urlopen(url) as response:
            return response.read().decode()
    except HTTPError as error:
        error.close()
        raise


async def fetch(url: str) -> str:
    return download(url)


async def gather_fetches(urls: list[str]) -> list[str]:
    return await asyncio.gather(*(fetch(url) for url in urls))
