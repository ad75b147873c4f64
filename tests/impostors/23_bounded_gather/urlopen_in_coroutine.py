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


async def bounded_gather(urls: list[str], limit: int) -> list[str]:
    if limit < 1:
        raise ValueError("limit < 1")
    places = asyncio.Semaphore(limit)

    async def fetch(url: str) -> str:
        async with places:
            return download(url)

    return await asyncio.gather(*map(fetch, urls))
