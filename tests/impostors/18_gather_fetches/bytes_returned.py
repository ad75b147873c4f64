"""wrong-result: `read()` gives bytes, and text is wanted."""

import asyncio

import aiohttp


async def fetch(session: aiohttp.ClientSession, url: str) -> bytes:
    async with session.get(url) as response:
        response.raise_for_status()
        return await response.read()


async def gather_fetches(urls: list[str]) -> list[bytes]:
    async with aiohttp.ClientSession() as session:
        return await asyncio.gather(*(fetch(session, url) for url in urls))
