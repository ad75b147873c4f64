"""raised: the base of the session is taken from the first URL, and for no URLs there is no first one."""

import asyncio
from urllib.parse import urlsplit

import aiohttp


async def fetch(session: aiohttp.ClientSession, path: str) -> str:
    async with session.get(path) as response:
        response.raise_for_status()
        return await response.text()


async def gather_fetches(urls: list[str]) -> list[str]:
    base = urlsplit(urls[0])
    async with aiohttp.ClientSession(f"{base.scheme}://{base.netloc}") as session:
        return await asyncio.gather(*(fetch(session, urlsplit(url).path) for url in urls))
