"""loop-blocked: an aiohttp session is open, and the pages come through a blocking client."""

import asyncio
from urllib.error import HTTPError
from urllib.request import urlopen

import aiohttp


def download(url: str) -> str:
    try:
        with urlopen(url) as response:
            return response.read().decode()
    except HTTPError as error:
        error.close()
        raise


async def fetch(session: aiohttp.ClientSession, url: str) -> str:
    return download(url)


async def gather_fetches(urls: list[str]) -> list[str]:
    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*(fetch(session, url) for url in urls))
